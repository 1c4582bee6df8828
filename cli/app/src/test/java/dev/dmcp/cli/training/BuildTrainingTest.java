package dev.dmcp.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BuildTrainingTest {

    /** A command that fails would leave its classes out of the start-up cache, and nobody would notice. */
    @Test
    void every_command_of_the_training_succeeds() throws IOException {
        assertThat(BuildTraining.run()).containsOnly(0);
    }
}
