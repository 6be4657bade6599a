package dev.mapwright.cli.create.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What vendors call the fields of the model, bare, the likeliest first. */
final class FieldNames {
  /** Of a candidate. */
  static final SequencedMap<String, List<String>> CANDIDATE =
      table(
          "id: id candidateid personid applicantid uuid guid key",
          "first_name: firstname givenname given forename fname first",
          "last_name: lastname familyname family surname lname last",
          "name: name fullname displayname candidatename",
          "emails: email emails emailaddress emailaddresses primaryemail contactemail mail",
          "phones: phone phones phonenumber phonenumbers mobile mobilephone telephone cell",
          "company: company currentcompany employer currentemployer companyname",
          "title: title headline jobtitle currenttitle currentposition",
          "locations: location locations city",
          "urls: urls linkedin linkedinurl linkedinprofile websites website socialprofiles",
          "tags: tags labels keywords",
          "last_interaction_at: lastinteractionat lastactivityat lastcontactedat",
          "created_at: createdat created createdon creationdate datecreated addedat createddate"
              + " createdtime",
          "updated_at: updatedat updated updatedon modifiedat modified lastmodified changedat"
              + " changed lastupdated dateupdated lastmodifiedat modifiedon updateddate"
              + " lastupdatedat");

  /** Of an application. */
  static final SequencedMap<String, List<String>> APPLICATION =
      table(
          "id: id applicationid uuid",
          "job.id: jobid positionid requisitionid vacancyid openingid postingid",
          "current_stage.name: stagename stage currentstage status",
          "source.name: sourcename source",
          "applied_at: appliedat appliedon applieddate submittedat dateapplied",
          "created_at: createdat created createdon",
          "updated_at: updatedat updated updatedon");

  /** Of an attachment. */
  static final SequencedMap<String, List<String>> ATTACHMENT =
      table(
          "id: id attachmentid documentid fileid uuid",
          "file_name: filename name title",
          "file_url: url fileurl downloadurl href link",
          "created_at: createdat created uploadedat");

  /** Lists of other records. */
  static final SequencedMap<String, List<String>> LISTS =
      table(
          "applications: applications jobapplications candidacies submissions",
          "attachments: attachments documents files resumes");

  /** Members of an item that hold the value of a list. */
  static final Map<String, List<String>> ITEMS =
      new TreeMap<>(
          table(
              "emails: email address value emailaddress",
              "phones: number phone value phonenumber",
              "urls: url href value link address",
              "tags: name label value title text",
              "locations: name city formatted address"));

  /** Objects whose members are the record's own. */
  static final List<String> ENVELOPES =
      List.of(
          "attributes",
          "person",
          "candidate",
          "applicant",
          "contact",
          "contactinfo",
          "contactdetails",
          "contactinformation",
          "profile",
          "personal",
          "personalinfo",
          "personaldetails",
          "personalinformation",
          "details",
          "basic",
          "basicinfo",
          "data",
          "fields",
          "identity",
          "properties",
          "timestamps",
          "info",
          "meta",
          "dates",
          "address",
          "location");

  /** Objects whose members are parts of a name. */
  static final List<String> NAMES = List.of("name", "names", "fullname");

  /** Objects in an application, and what their members are called by. */
  static final Map<String, String> OBJECTS =
      Map.of(
          "job",
          "job",
          "position",
          "job",
          "vacancy",
          "job",
          "opening",
          "job",
          "requisition",
          "job",
          "stage",
          "stage",
          "currentstage",
          "stage",
          "source",
          "source");

  private FieldNames() {}

  private static SequencedMap<String, List<String>> table(String... rows) {
    SequencedMap<String, List<String>> table = new LinkedHashMap<>();
    for (String row : rows) {
      String[] parts = row.split(": ", 2);
      table.put(parts[0], List.of(parts[1].split(" +")));
    }
    return table;
  }
}
