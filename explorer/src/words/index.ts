import { param } from '../state/route.svelte';
import { en } from './en';
import { zh, type Words } from './zh';

export const language = () => (param('lang') === 'en' ? 'en' : 'zh');
/** The words of the page in the language of the address. */
export const w = (): Words => (language() === 'en' ? en : zh);

export interface Said {
  text: string;
  lang: 'zh-CN' | 'en';
}

/** Of what is held in Chinese and perhaps in English, the one to show; Chinese where there is no English. */
export function said(chinese: string, english: string | null): Said {
  return language() === 'en' && english ? { text: english, lang: 'en' } : { text: chinese, lang: 'zh-CN' };
}

export const plain = (chinese: string, english: string | null) => said(chinese, english).text;

/** A day, or the day of a moment where the law is made. */
export const day = (date: string) => new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'long', timeZone: date.includes('T') ? 'Asia/Shanghai' : 'UTC' }).format(new Date(date));
