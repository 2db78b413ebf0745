import { access } from './en-access.ts';
import { backups } from './en-backups.ts';
import { cards } from './en-cards.ts';
import { configs } from './en-configs.ts';
import { counter } from './en-counter.ts';
import { customers } from './en-customers.ts';
import { guide } from './en-guide.ts';
import { codesImport } from './en-import.ts';
import { limits } from './en-limits.ts';
import { messages } from './en-messages.ts';
import { money } from './en-money.ts';
import { mpesa } from './en-mpesa.ts';
import { network } from './en-network.ts';
import { offers } from './en-offers.ts';
import { reports } from './en-reports.ts';
import { sales } from './en-sales.ts';
import { sites } from './en-sites.ts';
import { splash } from './en-splash.ts';
import { staff } from './en-staff.ts';
import { standby } from './en-standby.ts';
import { stock } from './en-stock.ts';
import { template } from './en-template.ts';
import { today } from './en-today.ts';
import { trust } from './en-trust.ts';
import { update } from './en-update.ts';

/** English. Its shape is what every other language must fill. */
export const en = {
  ...sales,
  ...access,
  ...money,
  cards,
  configs,
  counter,
  template,
  stock,
  codesImport,
  ...offers,
  ...customers,
  ...network,
  ...splash,
  today,
  guide,
  reports,
  sites,
  mpesa,
  trust,
  limits,
  ...staff,
  ...update,
  ...backups,
  ...standby,
  messages,
  name: 'English',
  nav: {
    label: 'Main menu',
    today: 'Today',
    vouchers: 'Vouchers',
    payments: 'Payments',
    messages: 'Messages',
    sessions: 'Online',
    plans: 'Plans',
    routers: 'Routers',
    staff: 'Staff',
    settings: 'Settings',
    more: 'More',
    find: 'Find',
  },
  common: {
    back: 'Back',
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
    saved: 'Saved.',
    find: 'Find in this list',
    more: (count: string) => `Show more (${count})`,
    nothingFound: 'Nothing in this list fits. Type less of it.',
    undo: 'Undo',
    undone: 'It is as it was before.',
    retry: 'Try again',
    loading: 'Loading …',
    letGo: (count: string) => `The first ${count} are not shown any more.`,
    toStart: 'Back to the first',
    loadMore: 'Load more',
    refresh: 'Refresh',
    copy: 'Copy',
    copied: 'Copied.',
    copyFailed: 'This browser does not let us copy. Press and hold the text, then choose Copy.',
    download: 'Download',
    none: '–',
    all: 'All',
    optional: 'may be left empty',
    unlimited: 'unlimited',
    skip: 'Skip to the content',
    logOut: 'Log out',
    loggedInAs: (name: string) => `Logged in as ${name}`,
    showPassword: 'Show',
    hidePassword: 'Hide',
    offlineBar: 'The box does not answer. What you see may be old; we keep trying.',
    asOf: (time: string) => `As of ${time}`,
    language: 'Language',
    allShown: (count: string) => `All ${count} are shown.`,
  },
  roles: {
    owner: 'Owner',
    manager: 'Manager',
    cashier: 'Cashier',
    technician: 'Technician',
  },
  roleHints: {
    owner: 'Everything, also staff and settings.',
    manager: 'Everything but adding staff and changing settings.',
    cashier: 'Sells vouchers, sees payments and who is online.',
    technician: 'Routers and who is online; no vouchers and no money.',
  },
  units: {
    minute: 'minutes',
    hour: 'hours',
    day: 'days',
    megabyte: 'MB',
    gigabyte: 'GB',
    kilobit: 'kbit/s',
    megabit: 'Mbit/s',
    of: (label: string) => `Unit of ${label}`,
  },
  /** By the error's code; empty where the box's own sentence says more than we can. */
  problems: {
    offline:
      'The box does not answer. Check that it has power and that this tablet is on its network, then try again.',
    broken_answer:
      'The box sent an answer we cannot read. Try again; if it stays, restart the box.',
    backup_unusable:
      'This copy cannot be opened: the recovery key is another one, or the file is damaged.',
    backup_missing: 'This copy is not there any more. Look at the list again.',
    not_a_backup: 'This file is no copy of a Mlango box.',
    recovery_key_invalid: 'The recovery key has eight groups of four signs. Check it.',
    key_groups_wrong: 'That is not what the key says. Look at the paper once more.',
    not_logged_in: 'You have been logged out. Log in again to go on.',
    login_failed: 'The user name or the password is wrong. Check both and try again.',
    too_many_attempts: '',
    forbidden: '',
    invalid: 'Something in the form is not right. See the marked fields.',
    plan_invalid: 'This cannot be sold yet. See the marked fields.',
    plan_exists: 'There is a plan with this name already. Choose another name.',
    plan_unknown: 'This plan is no longer on sale.',
    count_invalid: '',
    code_invalid: 'A code has ten letters and digits, like ABCDE-12345. Check it and try again.',
    code_unknown: 'No voucher has this code. Check every letter and try again.',
    batch_unknown: 'There is no such batch.',
    payment_unknown:
      'There is no open payment here. It may be settled already: go back to the list and look again.',
    payment_not_open: 'Somebody has settled this payment already.',
    session_unknown: 'This session is over.',
    router_invalid: 'The router cannot be added like this. See the marked fields.',
    router_exists: '',
    too_many_notes:
      'Enough messages for now: three an hour to one phone, twenty in ten minutes from you.',
    note_invalid: '',
    config_not_for: '',
    config_unknown: 'This copy is no longer kept. Look at the list again.',
    host_key_other: 'The router showed yet another key. Try again and look at it once more.',
    router_unknown: 'There is no such router.',
    operator_invalid: 'The user name cannot be used. See the marked field.',
    code_needed: 'Type the code of your authenticator app.',
    code_wrong: 'The code is wrong or was used already. Wait for the next one and type it.',
    password_wrong: 'This is not your password.',
    two_factor_on: 'Codes are on already.',
    last_owner: 'The box needs an owner. Make somebody else owner first.',
    operator_unknown: 'There is nobody here by this name.',
    operator_exists: 'Somebody uses this user name already. Choose another one.',
    password_weak: 'Choose a stronger password. See the marked field.',
    look_invalid: 'These colours are too hard to read. See the marked fields.',
    picture_invalid: '',
    wording_invalid: 'These words cannot be used. See the marked field.',
    wording_unknown: '',
    pin_wrong: 'The setup PIN is wrong. It stands on the screen of the box, or in its log.',
    setup_done: 'This box has an owner already. Reload this page and log in.',
    disk_full: 'The disk of the box is full. Free some space; nothing was lost.',
    foreign_origin: 'This page was opened from another address. Open the box by its own address.',
  },
  checks: {
    required: 'Please fill this in.',
    price: 'A whole number, 1 or more, like 20.',
    count: (most: string) => `A whole number between 1 and ${most}.`,
    quantity: 'A number like 5 or 1.5, or empty for no limit.',
    devices: 'Between 1 and 50 devices.',
    username: 'Two or more small letters a–z, digits, dots or dashes, without spaces.',
    password: 'At least 8 characters.',
    address: 'An address like 10.0.0.1, or a network like 10.0.0.0/24.',
    network: (network: string) => `The network of this address is written ${network}.`,
    secret: 'At least 16 characters. Press “Make one” for a good one.',
    port: 'A number between 1 and 65535; nearly always 3799.',
    note: 'Write what was done, in a few words.',
  },
  missing: {
    title: 'Nothing is here',
    sentence: 'This address leads nowhere, or your role does not include this screen.',
    action: 'Go to Today',
  },
};

export type Text = typeof en;
