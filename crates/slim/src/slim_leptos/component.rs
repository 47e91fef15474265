//! How `view!` calls components.

/// A function that is called with such properties. What the macros write asks for it, for the builder's type.
pub trait Component<P> {}

impl<F: Fn() -> V, V> Component<NoProps> for F {}
impl<F: Fn(P) -> V, P: Props, V> Component<P> for F {}

/// Properties, as `#[component]` makes a type of them.
pub trait Props {
    /// What collects them.
    type Builder;

    /// Begins to collect them.
    fn builder() -> Self::Builder;
}

/// Of a component without properties.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoProps;

impl NoProps {
    /// There is nothing to collect.
    pub fn build(self) {}
}

/// Properties or none.
pub trait PropsOrNoProps {
    /// What collects them.
    type Builder;

    /// Begins to collect them.
    fn begin() -> Self::Builder;
}

impl<P: Props> PropsOrNoProps for P {
    type Builder = P::Builder;

    fn begin() -> P::Builder {
        P::builder()
    }
}

impl PropsOrNoProps for NoProps {
    type Builder = Self;

    fn begin() -> Self {
        Self
    }
}

/// What collects the properties of a component.
pub fn component_props_builder<P: PropsOrNoProps>(_component: &impl Component<P>) -> P::Builder {
    P::begin()
}

/// Calls a component. Leptos takes whatever can be called once, and so compiles a call through a reference for each
/// component; this takes the function that `#[component]` makes, with or without properties.
pub fn component_view<P, V, M>(component: &impl ComponentFunction<P, V, M>, props: P) -> V {
    component.call(props)
}

/// A function that `#[component]` makes.
pub trait ComponentFunction<P, V, M> {
    /// Calls it.
    fn call(&self, props: P) -> V;
}

/// Marks components without properties.
pub struct WithoutProps;

/// Marks components with properties.
pub struct WithProps;

impl<F: Fn() -> V, V> ComponentFunction<(), V, WithoutProps> for F {
    fn call(&self, (): ()) -> V {
        self()
    }
}

impl<F: Fn(P) -> V, P: Props, V> ComponentFunction<P, V, WithProps> for F {
    fn call(&self, props: P) -> V {
        self(props)
    }
}
