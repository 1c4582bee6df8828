package dev.dmcp.mcp.client.http.carrier;

import java.net.URI;
import java.time.Duration;

class JdkCarrierTest extends CarrierContract {
    @Override
    Carrier carrier(URI server) {
        return new JdkCarrier(server, Duration.ofSeconds(10), address -> {});
    }
}
