package dev.dmcp.application.port;

import dev.dmcp.application.image.BuildRecord;
import java.util.List;
import java.util.Map;

/** What this machine remembers of earlier builds of a project. Losing it costs an explanation and nothing else. */
public interface BuildMemory {

    /** The parts of each image's last input, by the image's name. */
    Map<String, Map<String, String>> inputs(String project);

    /** Remembers the parts of one image's input. */
    void rememberInput(String project, String image, Map<String, String> parts);

    /** Builds, the latest last. */
    List<BuildRecord> history(String project);

    void append(String project, List<BuildRecord> records);
}
