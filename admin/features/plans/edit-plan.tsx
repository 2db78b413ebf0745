import { useState } from 'preact/hooks';
import type { AdminPlan, PlanInput } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useNotify, useText } from '../../context.ts';
import { navigate } from '../../navigation.tsx';
import { type Result, sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { PlanFields } from './plan-fields.tsx';
import { NEW_PLAN, type PlanForm, parsePlanForm, planFormOf } from './plan-form.ts';
import { PlanPreviewCard } from './plan-preview.tsx';
import { plansApi } from './plans-api.ts';
import { readSentence } from './sentence.ts';

export function NewPlanScreen() {
  const text = useText();
  const notify = useNotify();
  return (
    <Page title={text.plans.addTitle} back="/plans" narrow>
      <EditForm
        start={NEW_PLAN}
        bySentence
        action={text.plans.add}
        send={api.addPlan}
        done={(plan) => notify.done(text.plans.added(plan.name))}
      />
    </Page>
  );
}

export function ChangePlanScreen({ id }: { id: string }) {
  const text = useText();
  const plans = useResource(`plan ${id}`, api.plans);
  return (
    <Page title={text.plans.changeTitle} back="/plans" narrow>
      <Loaded of={plans}>
        {(list) => {
          const plan = list.find((known) => known.id === id);
          return plan ? <ChangeForm plan={plan} /> : <Gone />;
        }}
      </Loaded>
    </Page>
  );
}

function Gone() {
  const text = useText();
  return (
    <EmptyState>
      <p>{text.plans.noSuch}</p>
      <div class="buttons">
        <LinkButton href="/plans">{text.plans.title}</LinkButton>
      </div>
    </EmptyState>
  );
}

function ChangeForm({ plan }: { plan: AdminPlan }) {
  const text = useText();
  const notify = useNotify();
  const before = parsePlanForm(planFormOf(plan), text);
  const undo = before.ok ? () => api.changePlan(plan.id, before.plan) : undefined;
  return (
    <>
      <p class="notice">{text.plans.soldStay}</p>
      <EditForm
        start={planFormOf(plan)}
        action={text.common.save}
        send={(input) => api.changePlan(plan.id, input)}
        done={(changed) => notify.done(text.plans.changed(changed.name), undo)}
      />
      <Archive plan={plan} />
    </>
  );
}

function EditForm(props: {
  start: PlanForm;
  /** Whether it may also be said in one sentence. */
  bySentence?: boolean;
  action: string;
  send: (input: PlanInput) => Promise<Result<AdminPlan>>;
  done: (plan: AdminPlan) => void;
}) {
  const text = useText();
  const [form, setForm] = useState(props.start);
  const parsed = parsePlanForm(form, text);
  const submission = useSubmit({
    check: () => (parsed.ok ? {} : parsed.wrong),
    send: async () => (parsed.ok ? props.send(parsed.plan) : NOT_SENT),
    done: (plan) => {
      props.done(plan);
      navigate('/plans');
    },
  });
  return (
    <Form
      submission={submission}
      action={props.action}
      cancel={{ href: '/plans', label: text.common.cancel }}
    >
      {props.bySentence && (
        <Sentence onRead={(said) => setForm((before) => ({ ...before, ...said }))} />
      )}
      <PlanFields form={form} errors={submission.fields} onChange={setForm} />
      <PlanPreviewCard plan={parsed.ok ? parsed.plan : null} />
    </Form>
  );
}

function Sentence({ onRead }: { onRead(said: Partial<PlanForm>): void }) {
  const text = useText();
  const [sentence, setSentence] = useState('');
  return (
    <Card>
      <TextField
        label={text.plans.sentence}
        hint={text.plans.sentenceHint}
        placeholder={text.plans.sentenceExample}
        value={sentence}
        maxLength={160}
        autocomplete="off"
        onInput={(said) => {
          setSentence(said);
          onRead(readSentence(said));
        }}
      />
    </Card>
  );
}

/** Never reached: the check above refuses first. */
const NOT_SENT: Result<AdminPlan> = {
  ok: false,
  problem: { code: 'invalid', message: '', fields: {} },
};

function Archive({ plan }: { plan: AdminPlan }) {
  const text = useText();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const archive = async () => {
    setBusy(true);
    const result = await api.archivePlan(plan.id);
    setBusy(false);
    if (!result.ok) return setProblem(sentenceOf(result.problem, text.problems));
    notify.done(text.plans.archived(plan.name), () => plansApi.restore(plan.id));
    navigate('/plans');
  };
  return (
    <div class="apart">
      <Button kind="danger" onClick={() => setAsking(true)}>
        {text.plans.archive}
      </Button>
      {asking && (
        <Confirm
          title={text.plans.archiveTitle(plan.name)}
          sentence={text.plans.archiveText}
          action={text.plans.archive}
          danger
          busy={busy}
          problem={problem}
          onConfirm={() => void archive()}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
