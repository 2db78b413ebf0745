import { useState } from 'preact/hooks';
import type { SessionView, VoucherDetail } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useNotify, useText } from '../../context.ts';
import { type Result, sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { QuantityField, SelectField } from '../../ui/field.tsx';
import { Loaded } from '../../ui/states.tsx';
import { DATA_UNITS, parseQuantity, type Quantity, SPEED_UNITS, TIME_UNITS } from '../../units.ts';
import { sessionsApi } from './sessions-api.ts';

interface Props {
  session: SessionView;
  onClose(): void;
  onDone(): void;
}

type Send = (work: Promise<Result<VoucherDetail>> | null) => void;

/** What the owner does for one customer who is online: more, faster, or another plan. */
export function Manage(props: Props) {
  const text = useText();
  const notify = useNotify();
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (work: Promise<Result<VoucherDetail>> | null) => {
    if (work === null) return setProblem(text.limits.nothing);
    const result = await work;
    if (!result.ok) return setProblem(sentenceOf(result.problem, text.problems));
    notify.done(text.limits.done);
    props.onClose();
    props.onDone();
  };
  const parts = { id: props.session.id, send: (work: Parameters<Send>[0]) => void send(work) };
  return (
    <Dialog title={text.limits.manageTitle} onClose={props.onClose}>
      {problem && (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      )}
      <Give {...parts} />
      <Speed {...parts} />
      <Move {...parts} />
      <div class="buttons">
        <Button onClick={props.onClose}>{text.common.close}</Button>
      </div>
    </Dialog>
  );
}

/** The amount in base units; null when nothing (or nothing sensible) is typed. */
function baseValue<U extends string>(
  quantity: Quantity<U>,
  units: Record<U, number>,
): number | null {
  const parsed = parseQuantity(quantity, units);
  return parsed.kind === 'value' ? parsed.value : null;
}

const noTime = { amount: '', unit: 'hour' } as Quantity<keyof typeof TIME_UNITS>;
const noData = { amount: '', unit: 'megabyte' } as Quantity<keyof typeof DATA_UNITS>;
const noSpeed = { amount: '', unit: 'megabit' } as Quantity<keyof typeof SPEED_UNITS>;

function Give({ id, send }: { id: string; send: Send }) {
  const text = useText();
  const [time, setTime] = useState(noTime);
  const [data, setData] = useState(noData);
  const [validity, setValidity] = useState(noTime);
  const give = () => {
    const more = {
      timeSeconds: baseValue(time, TIME_UNITS),
      dataBytes: baseValue(data, DATA_UNITS),
      validitySeconds: baseValue(validity, TIME_UNITS),
    };
    const isNothing = Object.values(more).every((value) => value === null);
    send(isNothing ? null : sessionsApi.extend(id, more));
  };
  const times = { unitWords: text.units, units: ['minute', 'hour', 'day'] } as const;
  return (
    <>
      <div class="columns">
        <QuantityField {...times} label={text.limits.giveTime} value={time} onChange={setTime} />
        <QuantityField
          unitWords={text.units}
          units={['megabyte', 'gigabyte']}
          label={text.limits.giveData}
          value={data}
          onChange={setData}
        />
        <QuantityField
          {...times}
          label={text.limits.giveValidity}
          value={validity}
          onChange={setValidity}
        />
      </div>
      <div class="buttons">
        <Button onClick={give}>{text.limits.give}</Button>
      </div>
    </>
  );
}

function Speed({ id, send }: { id: string; send: Send }) {
  const text = useText();
  const [down, setDown] = useState(noSpeed);
  const [up, setUp] = useState(noSpeed);
  const [time, setTime] = useState(noTime);
  const speeds = { unitWords: text.units, units: ['kilobit', 'megabit'] } as const;
  const change = () => {
    const [downBps, upBps] = [baseValue(down, SPEED_UNITS), baseValue(up, SPEED_UNITS)];
    const isNothing = downBps === null && upBps === null;
    const seconds = baseValue(time, TIME_UNITS);
    send(isNothing ? null : sessionsApi.changeSpeed(id, { downBps, upBps, seconds }));
  };
  return (
    <>
      <div class="columns">
        <QuantityField {...speeds} label={text.plans.down} value={down} onChange={setDown} />
        <QuantityField {...speeds} label={text.plans.up} value={up} onChange={setUp} />
        <QuantityField
          unitWords={text.units}
          units={['minute', 'hour', 'day']}
          label={text.limits.speedFor}
          hint={text.limits.speedForHint}
          value={time}
          onChange={setTime}
        />
      </div>
      <div class="buttons">
        <Button onClick={change}>{text.limits.setSpeed}</Button>
        <Button onClick={() => send(sessionsApi.changeSpeed(id, { clear: true }))}>
          {text.limits.clearSpeed}
        </Button>
      </div>
    </>
  );
}

function Move({ id, send }: { id: string; send: Send }) {
  const text = useText();
  const plans = useResource('plans to move to', api.plans);
  const [chosen, setChosen] = useState('');
  return (
    <Loaded of={plans}>
      {(list) => {
        const plan = chosen || list[0]?.id || '';
        return (
          <>
            <SelectField
              label={text.limits.otherPlan}
              hint={text.limits.moveHint}
              value={plan}
              options={list.map((one) => [one.id, one.name] as const)}
              onChange={setChosen}
            />
            <div class="buttons">
              <Button onClick={() => send(plan ? sessionsApi.move(id, plan) : null)}>
                {text.limits.move}
              </Button>
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
