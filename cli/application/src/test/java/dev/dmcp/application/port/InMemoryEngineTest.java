package dev.dmcp.application.port;

class InMemoryEngineTest extends ContainerEngineContract {
    private final InMemoryEngine engine = new InMemoryEngine().withImage("demo:latest", "sha256:demo");

    @Override
    protected ContainerEngine engine() {
        return engine;
    }

    @Override
    protected String image() {
        return "demo:latest";
    }
}
