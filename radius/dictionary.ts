import codec from 'radius';
import {
  type Attribute,
  addressAttribute,
  integerAttribute,
  octetsAttribute,
  textAttribute,
} from './attributes.ts';
import { Vendor } from './codes.ts';
import { AIRESPACE } from './dictionaries/airespace.ts';
import { ARUBA } from './dictionaries/aruba.ts';
import { ASCEND } from './dictionaries/ascend.ts';
import { CAMBIUM } from './dictionaries/cambium.ts';
import { CHILLISPOT } from './dictionaries/chillispot.ts';
import { MICROSOFT } from './dictionaries/microsoft.ts';
import { MIKROTIK } from './dictionaries/mikrotik.ts';
import { RUCKUS } from './dictionaries/ruckus.ts';
import { TPLINK } from './dictionaries/tplink.ts';
import { WISPR } from './dictionaries/wispr.ts';

/**
 * Attributes by the names their vendors gave them. The dictionary is the npm package's: its RFC
 * files plus ours, which are modules so that the compiled program needs no data files beside it.
 */

const VENDOR_DICTIONARIES = {
  Mikrotik: MIKROTIK,
  WISPr: WISPR,
  ChilliSpot: CHILLISPOT,
  Microsoft: MICROSOFT,
  Ascend: ASCEND,
  Ruckus: RUCKUS,
  Cambium: CAMBIUM,
  Aruba: ARUBA,
  Airespace: AIRESPACE,
  TPLink: TPLINK,
};

interface Known {
  readonly vendor: number;
  readonly type: number;
  /** How the dictionary says the value is written. */
  readonly format: string;
}

const TYPE_FIELD = 2;
const INTEGER_FORMATS = new Set(['integer', 'date', 'time']);
const known = new Map<string, Known>();

// The package's own files first: it ignores whatever is added before they are read.
codec.load_dictionaries();
const vendors = Object.entries(VENDOR_DICTIONARIES).map(([name, content]) => {
  codec._load_dictionary(content);
  return Number(codec.vendor_name_to_id(name));
});

/**
 * The attribute of that name, its value written as the dictionary says: a number as a 32-bit
 * integer, text as UTF-8 or, for an address, from dotted text; a buffer goes as it is. Throws
 * RangeError for an unknown name and for a value that does not fit.
 */
export function attributeNamed(name: string, value: number | string | Buffer): Attribute {
  const { vendor, type, format } = known.get(name) ?? lookUp(name);
  if (Buffer.isBuffer(value)) return octetsAttribute(type, value, vendor);
  if (INTEGER_FORMATS.has(format) !== (typeof value === 'number')) {
    throw new RangeError(`${name} takes ${format}, not ${JSON.stringify(value)}`);
  }
  if (typeof value === 'number') return integerAttribute(type, value, vendor);
  if (format === 'ipaddr') return addressAttribute(type, value, vendor);
  return textAttribute(type, value, vendor);
}

/** The name of an attribute for people to read; "26/14988/99" when no dictionary has it. */
export function attributeName({ vendor, type }: Attribute): string {
  const isStandard = vendor === Vendor.standard;
  const name = isStandard ? codec.attr_id_to_name(type) : codec.attr_id_to_name(type, vendor);
  return name ?? (isStandard ? `${type}` : `26/${vendor}/${type}`);
}

/** The value of an attribute for people to read, as the dictionary says it is written. */
export function attributeText(attribute: Attribute): string {
  const name = attributeName(attribute);
  const { format } = known.get(name) ?? lookUp(name);
  return INTEGER_FORMATS.has(format) && attribute.value.length === 4
    ? String(attribute.value.readUInt32BE())
    : attribute.value.toString('utf8');
}

function lookUp(name: string): Known {
  const standard = codec.attr_name_to_id(name);
  if (standard !== undefined) {
    const format = codec._attr_to(name, undefined, TYPE_FIELD);
    return remember(name, Vendor.standard, standard, format);
  }
  for (const vendor of vendors) {
    const type = codec.attr_name_to_id(name, vendor);
    if (type === undefined) continue;
    return remember(name, vendor, type, codec._attr_to(name, vendor, TYPE_FIELD));
  }
  throw new RangeError(`no dictionary has the attribute ${name}`);
}

function remember(name: string, vendor: number, type: string, format = 'octets'): Known {
  const found = { vendor, type: Number(type), format };
  known.set(name, found);
  return found;
}
