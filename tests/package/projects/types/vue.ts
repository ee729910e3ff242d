// The element in Vue, as its templates are checked.

import type { GlobalComponents } from 'vue';
import type {} from 'baolan';

type Reader = InstanceType<GlobalComponents['baolan-reader']>;

export const props: Reader['$props'] = { src: 'p1.txt', theme: 'dark', fontScale: 1.2, 'writing-mode': 'vertical', library: true, class: 'paper', key: 'paper' };
// @ts-expect-error: there are no such colours
export const pink: Reader['$props'] = { theme: 'pink' };

export function told(emit: Reader['$emit'], event: CustomEvent<{ offline: boolean }>) {
  emit('baolan-offline', event);
  // @ts-expect-error: another event's detail
  emit('baolan-load', event);
}
