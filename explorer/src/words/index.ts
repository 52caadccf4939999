import { Refused } from '../api/ask';
import { param } from '../state/route.svelte';
import { en } from './en';
import { zh, type Words } from './zh';

export const language = () => (param('lang') === 'en' ? 'en' : 'zh');
/** The words of the page in the language of the address. */
export const w = (): Words => (language() === 'en' ? en : zh);

/** Why there is no answer, in words; what cannot be used is said in the service's own, which are in both languages. */
export function refusal(error: unknown): string {
  const words: Record<string, string> = w().refused;
  return error instanceof Refused ? (words[error.code] ?? (error.message || words['other']!)) : words['other']!;
}

export interface Said {
  text: string;
  lang: 'zh-CN' | 'en';
}

const HAN = /\p{Script=Han}/u;

/** Of what is held in Chinese and perhaps in English, the one to show; Chinese where there is no English, but what reads alike in both. */
export function said(chinese: string, english: string | null): Said {
  const alike = english === null && !HAN.test(chinese);
  return language() === 'en' && (english || alike) ? { text: english || chinese, lang: 'en' } : { text: chinese, lang: 'zh-CN' };
}

export const plain = (chinese: string, english: string | null) => said(chinese, english).text;

/** A day, or the day of a moment where the law is made; what is none, as it is. */
export function day(date: string) {
  const moment = new Date(date);
  const format = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'long', timeZone: date.includes('T') ? 'Asia/Shanghai' : 'UTC' });
  return Number.isNaN(moment.getTime()) ? date : format.format(moment);
}
