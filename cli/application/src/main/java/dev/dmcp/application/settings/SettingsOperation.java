package dev.dmcp.application.settings;

import dev.dmcp.application.generate.StackSettings;
import dev.dmcp.application.plan.Operation;

/** What `env init` does. Contents are secret, so no text form of an operation shows them. */
public sealed interface SettingsOperation extends Operation {

    /** The whole new content of {@code .env}. */
    record WriteSettings(String content) implements SettingsOperation {
        @Override
        public String sentence() {
            return "write " + SettingsOnDisk.FILE;
        }

        @Override
        public String toString() {
            return "WriteSettings[redacted]";
        }
    }

    /** The file of one secret. */
    record WriteSecret(String variable, String value) implements SettingsOperation {
        @Override
        public String sentence() {
            return "write " + StackSettings.secretFile(variable);
        }

        @Override
        public String toString() {
            return "WriteSecret[" + variable + ", redacted]";
        }
    }
}
