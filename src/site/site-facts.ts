import type { SiteFacts } from '../book/loader.ts';
import { demos } from './demos.ts';
import { settings } from './site.ts';

const figures = import.meta.glob('./figures/*.tsx');

/** The book imports neither lab nor site: names and parameters reach it as data. */
export function siteFacts(): SiteFacts {
  const { repository } = settings;
  return {
    demos: Object.fromEntries(
      [...demos].map(([slug, { parameters }]) => [slug, [...parameters.map(({ key }) => key), 'seed']]),
    ),
    figures: Object.keys(figures).map((file) => file.replace(/^.*\/|\.tsx$/g, '')),
    ...(repository ? { repository } : {}),
  };
}
