package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mappings that do not fit the unified model. */
class MappingProblemsTest {
  @Test
  void aFieldThatTheModelDoesNotHave() {
    assertThat(
            AcmeFile.map(
                    """
                    nme: name
                    tags: {each: tags, map: {naem: x, name: x}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: The model has no field 'nme' here.
                      nme: name
                      ^^^
                Did you mean 'name'?

            acme.yaml:32: error: The model has no field 'naem' here.
                      tags: {each: tags, map: {naem: x, name: x}}
                                               ^^^^
                Did you mean 'name'?
            """);
  }

  @Test
  void aListWrittenAsAValue() {
    assertThat(AcmeFile.map("phones: phone").told())
        .isEqualTo(
            """
            acme.yaml:15: error: 'phones' is a list of objects: write {each: ..., map: {...}}, or a list of such, not text.
                      phones: phone
                              ^^^^^
                For the items themselves, write {each: phone, map: {number: $}}.
            """);
  }

  @Test
  void aValueWrittenAsAList() {
    assertThat(AcmeFile.map("name: {each: names, map: {name: $}}").told())
        .isEqualTo(
            """
            acme.yaml:13: error: 'name' is text: write one expression, or {value: ...} for a constant, not a map.
                      name: {each: names, map: {name: $}}
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                'each' and 'map' make lists of objects; here one expression yields all.
            """);
  }

  @Test
  void aListOfTextWrittenAsAListOfObjects() {
    assertThat(AcmeFile.map("locations: {each: places, map: {name: $}}").told())
        .isEqualTo(
            """
            acme.yaml:18: error: 'locations' is a list: write one expression, or {value: ...} for a constant, not a map.
                      locations: {each: places, map: {name: $}}
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                'each' and 'map' make lists of objects; here one expression yields all.
            """);
  }

  @Test
  void anObjectWrittenAsAValue() {
    assertThat(AcmeFile.map("applications: {each: apps, map: {id: id, job: job_id}}").told())
        .isEqualTo(
            """
            acme.yaml:53: error: 'job' is an object: write {id: ...}, not text.
                      applications: {each: apps, map: {id: id, job: job_id}}
                                                                    ^^^^^^
            """);
  }

  @Test
  void anItemWithoutWhatItMustHave() {
    assertThat(AcmeFile.map("phones: {each: phones, map: {type: kind}}").told())
        .isEqualTo(
            """
            acme.yaml:30: error: 'number' is not mapped; the model leaves out what has none.
                      phones: {each: phones, map: {type: kind}}
                                             ^^^
            """);
  }

  @Test
  void anObjectThatNothingIdentifies() {
    assertThat(
            AcmeFile.map(
                    """
                    applications: {each: apps, map: {id: id, current_stage.job.id: job_id}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:48: warning: 'current_stage' is always null: nothing that identifies it is mapped.
                      applications: {each: apps, map: {id: id, current_stage.job.id: job_id}}
                                                               ^^^^^^^^^^^^^
                Map one of id, name.
            """);
  }

  @Test
  void aFieldMappedTwice() {
    assertThat(
            AcmeFile.map(
                    """
                    applications: {each: apps, map: {id: id, job.id: a, job: {id: b}}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:65: error: 'id' is mapped already, on line 16.
                      applications: {each: apps, map: {id: id, job.id: a, job: {id: b}}}
                                                                                ^^
                Keep one of them.
            """);
  }

  @Test
  void aLetThatIsTakenOrUnread() {
    assertThat(
            AcmeFile.map(
                    """
                    applications: {each: apps, let: {record: a, sum: b, spare: c}, map: {id: id}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:40: error: $record is supplied by the engine already.
                      applications: {each: apps, let: {record: a, sum: b, spare: c}, map: {id: id}}
                                                       ^^^^^^
                Choose another name.

            acme.yaml:51: error: $sum is a function already.
                      applications: {each: apps, let: {record: a, sum: b, spare: c}, map: {id: id}}
                                                                  ^^^
                Choose another name.

            acme.yaml:59: warning: Nothing reads $spare.
                      applications: {each: apps, let: {record: a, sum: b, spare: c}, map: {id: id}}
                                                                          ^^^^^
                Read it in the mapping, or leave it out.
            """);
  }
}
