package dev.mapwright.engine.model;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Validates JSON text against a JSON Schema 2020-12. The schema is compiled when first needed:
 * serving candidates needs no validation, and should not wait for it.
 */
final class SchemaCheck {
  private final String schemaText;
  private @Nullable Schema compiled;

  SchemaCheck(String schemaText) {
    this.schemaText = schemaText;
  }

  List<String> violations(String json) {
    return schema().validate(json, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private synchronized Schema schema() {
    Schema known = compiled;
    if (known == null) {
      known = SchemaRegistry.withDialect(OfModels.DIALECT).getSchema(schemaText, InputFormat.JSON);
      compiled = known;
    }
    return known;
  }

  /** Apart, because making it takes a cold JVM a third of a second. */
  private static final class OfModels {
    static final Dialect DIALECT =
        Dialect.builder(Dialects.getDraft202012())
            .keywords(SchemaReader.ANNOTATIONS.stream().map(AnnotationKeyword::new).toList())
            .build();
  }
}
