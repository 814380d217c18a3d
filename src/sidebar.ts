import type { Localized } from './curriculum.ts';
import { labs, modules, reference } from './curriculum.ts';
import { fieldGuide } from './field-guide.ts';

type SidebarLink = { slug: string; label: string; translations: { ko: string }; attrs?: { 'data-number': string } };
type SidebarGroup = {
  label: string;
  translations: { ko: string };
  collapsed?: boolean;
  items: (SidebarLink | SidebarGroup)[];
};

const name = ({ en, ko }: Localized) => ({ label: en, translations: { ko } });

/** Starlight's sidebar: every module that has a written lesson, then labs, field guide and reference. Its order is also previous and next. */
export function sidebar(): (SidebarGroup | SidebarLink)[] {
  const course = modules.map(({ title, lessons }) => ({
    ...name(title),
    items: lessons
      .filter(({ written }) => written)
      .map((l) => ({
        slug: `lessons/${l.slug}`,
        ...name(l.title),
        attrs: { 'data-number': String(l.number).padStart(2, '0') },
      })),
  }));
  const group = (title: Localized, folder: string, pages: typeof labs): SidebarGroup => ({
    ...name(title),
    items: pages.map((page) => ({ slug: `${folder}/${page.slug}`, ...name(page.title) })),
  });
  const lookUp = group({ en: 'Look it up', ko: '찾아보기' }, 'reference', reference);
  lookUp.items.push({ slug: 'glossary', ...name({ en: 'Glossary', ko: '용어집' }) });
  const ownPages = group({ en: 'Labs', ko: '실습' }, 'labs', labs);
  ownPages.items.unshift({ slug: 'labs', ...name({ en: 'All labs', ko: '모든 실습' }) });
  const symptoms: SidebarGroup = {
    ...name({ en: 'Field guide', ko: '고장 도감' }),
    items: [
      { slug: 'field-guide', ...name({ en: 'All symptoms', ko: '모든 증상' }) },
      ...fieldGuide.map(({ title, pages }) => ({ ...group(title, 'field-guide', pages), collapsed: true })),
    ],
  };
  return [...course.filter(({ items }) => items.length > 0), ownPages, symptoms, lookUp];
}
