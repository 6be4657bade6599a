package dev.mapwright.engine.upstream.wire;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML as a JSON tree, so that expressions read it like any other answer.
 *
 * <p>The document is an object with one member, its root element. An element is a text if it holds
 * nothing else, and an object otherwise: children by local name, a repeated one as an array,
 * attributes as {@code @name}, text beside them as {@code #text}. All values are texts.
 *
 * <p>Document types, and with them all entities of a document's own, are refused.
 */
final class XmlTree {
  private static final int DEPTH = 200;
  private static final XMLInputFactory FACTORY = factory();

  private XmlTree() {}

  /** A body that is no XML, or not of the harmless kind. */
  static final class NotXmlException extends Exception {
    private static final long serialVersionUID = 1L;

    NotXmlException(String message) {
      super(message);
    }
  }

  static Map<String, Object> read(byte[] document) throws NotXmlException {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
          refuseDoctype(reader);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(reader.getLocalName(), element(reader, 1));
        while (reader.hasNext()) {
          reader.next();
        }
        return root;
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new NotXmlException(String.valueOf(e.getMessage()));
    }
  }

  private static Object element(XMLStreamReader reader, int depth)
      throws XMLStreamException, NotXmlException {
    if (depth > DEPTH) {
      throw new NotXmlException("more than " + DEPTH + " levels deep");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      members.put("@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT ->
            add(members, reader.getLocalName(), element(reader, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new NotXmlException("an entity of the document's own");
        default -> {}
      }
    }
    if (members.isEmpty()) {
      return text.toString();
    }
    if (!text.toString().isBlank()) {
      members.put("#text", text.toString());
    }
    return members;
  }

  private static void add(Map<String, Object> members, String name, Object value) {
    Object present = members.get(name);
    if (present == null) {
      members.put(name, value);
    } else if (present instanceof Repeated repeated) {
      repeated.add(value);
    } else {
      members.put(name, new Repeated(present, value));
    }
  }

  /** Tells an array made of a repeated element from a single element's own value. */
  private static final class Repeated extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    Repeated(Object first, Object second) {
      super(List.of(first, second));
    }
  }

  private static void refuseDoctype(XMLStreamReader reader) throws NotXmlException {
    if (reader.getEventType() == XMLStreamConstants.DTD) {
      throw new NotXmlException("a document type");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
