package dev.loki.json;

import dev.loki.contracts.json.PythonJsonReaderContract;
import dev.loki.ports.json.PythonJsonReader;

class JacksonPythonJsonReaderTest extends PythonJsonReaderContract {

    @Override
    protected PythonJsonReader open() {
        return new JacksonJsonReader();
    }
}
