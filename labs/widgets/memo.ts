import { Component, h, type ComponentType, type FunctionComponent } from 'preact';

/** A component that is drawn again only when a property is another one. */
export function memo<P extends object>(inner: FunctionComponent<P>): ComponentType<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return !isSame(this.props, next);
    }

    override render() {
      return h(inner, this.props as P);
    }
  };
}

function isSame(one: object, other: object): boolean {
  const [before, after] = [Object.entries(one), Object.entries(other)];
  return (
    before.length === after.length &&
    after.every(([key, value]) => Object.is((one as Record<string, unknown>)[key], value))
  );
}
