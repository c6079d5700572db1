import { expect, test } from 'vitest';
import { editAddress, parseSettings } from '../../src/site/settings.ts';

test('a fork sets what it wants, and nothing need be set', () => {
  const text = 'title: Mine\nrepository: https://github.com/a/b\nsite: https://a.example\nbase: /guide\n';
  expect(parseSettings(text)).toEqual({
    title: 'Mine',
    repository: 'https://github.com/a/b',
    site: 'https://a.example',
    base: '/guide',
  });
  expect(parseSettings('')).toEqual({});
  expect(parseSettings('# nothing yet\n')).toEqual({});
});

test('mistakes are told with line and cure', () => {
  expect(() => parseSettings('title: A\nrepositry: https://github.com/a/b\nbase: guide\n')).toThrow(
    'guide.yaml:2:1  settings  unknown field “repositry” — did you mean “repository”?\n' +
      'guide.yaml:3:1  settings  “base” is not a path — write base: /guide',
  );
});

test('pages can be edited where the repository is known', () => {
  expect(editAddress({}, 'content/x.md')).toBeUndefined();
  expect(editAddress({ repository: 'https://github.com/a/b' }, 'content/x.md')).toBe(
    'https://github.com/a/b/edit/HEAD/content/x.md',
  );
});
