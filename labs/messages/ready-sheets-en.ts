import type { ReadySheetId } from '#labs/model/class/ready-sheets.ts';

type Sheet = { title: string; items: Readonly<Record<string, { title: string; notes: string }>> };

/** Titles and notes of the sheets that are there from the beginning. */
export const readySheets = {
  'first-hour': {
    title: 'First hour',
    items: {
      'one-call': {
        title: 'A whole call, all at once',
        notes:
          'Ask first: how many messages do two browsers exchange before there is a picture?\nPress Run. Point at the four machines of each side: they are those of the W3C.\nAsk: which was green first, Alice’s side or Bob’s?',
      },
      ladder: {
        title: 'The same call, step by step',
        notes:
          'Reset, then Step, 14 times. Before each: what will it call, and which machine will move?\nStop at createOffer: nothing moves. An offer is only a text until it is set.\nStop at setLocalDescription: gathering begins.',
      },
      'offer-answer': {
        title: 'Offer and answer, call by call',
        notes:
          'Let the class say which call comes next, and press it, also when it is wrong.\nRead the refusal aloud: InvalidStateError, and why.\nEnd with a rollback.',
      },
      candidates: {
        title: 'Where candidates come from',
        notes:
          'Gather with STUN and TURN. host, srflx, relay: who knows each address?\nAsk: which would work from home?',
      },
      broken: {
        title: 'What if Bob never answers?',
        notes:
          'Run it. Nothing happens, and there is no error. Wait three seconds: Findings says it.\nAsk: where would you have looked?',
      },
      'two-tabs': {
        title: 'Now everybody: two tabs',
        notes:
          'Everybody opens the two-tab lab and calls a neighbour. Watch the class wall.\nWho is done closes a tab and watches how long the other one takes to notice.',
      },
    },
  },
  'why-calls-fail': {
    title: 'Why calls fail',
    items: {
      'no-answer': {
        title: 'Bob never answers',
        notes: 'An offer alone never fails, it waits for ever.\nAsk: which state is Alice in, and what would end it?',
      },
      'answer-lost': {
        title: 'The answer goes to the wrong person',
        notes:
          'Bob has done everything right. Look at both sides: only one knows of it.\nIn real life: the wrong id, the wrong room.',
      },
      glare: {
        title: 'Both offer at the same time',
        notes: 'Step to the collision. Let the class say who gives way.\nLeads to perfect negotiation.',
      },
      'candidates-not-relayed': {
        title: 'No candidate reaches the other side',
        notes: 'Signaling is stable on both sides, and there is no call. Which machine says it?',
      },
      'relay-without-turn': {
        title: 'Only relays allowed, and no TURN server',
        notes:
          'Gathering is complete, with nothing found. Show the Candidates tab.\nAsk: why would anybody allow only relays?',
      },
      'frozen-picture': {
        title: 'Connected, and the picture stands still',
        notes: 'Every machine is green. So the machines are not enough: look at what arrives.',
      },
      'peer-vanished': {
        title: 'Bob is gone without a goodbye',
        notes:
          'Count the seconds together until Alice notices: disconnected, then failed.\nAsk: what should an application show meanwhile?',
      },
    },
  },
} satisfies Record<ReadySheetId, Sheet>;

type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
export type ReadySheetMessages = Texts<typeof readySheets>;
