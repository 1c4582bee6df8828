package dev.dmcp.service.kit.lifecycle;

import java.io.IOException;
import java.util.Map;

/** Takes the place of something that production has and an image build has not, while a service is trained. */
public interface StandIn extends AutoCloseable {

    /** What the service's environment says when it is there. */
    Map<String, String> variables();

    @Override
    void close() throws IOException;
}
