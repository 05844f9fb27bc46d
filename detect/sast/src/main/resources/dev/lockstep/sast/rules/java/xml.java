package fixture;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import javax.xml.transform.*;
import javax.xml.transform.stream.StreamSource;

class Xml {
  void documents(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    // ruleid: java-xxe-document
    factory.newDocumentBuilder().parse(in);
    // ruleid: java-xxe-document
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
  }

  void safeDocuments(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    try {
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    } catch (ParserConfigurationException e) {
      throw new IOException(e);
    }
    // ok: java-xxe-document
    factory.newDocumentBuilder().parse(in);
  }

  void configured(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    // ok: java-xxe-document
    factory.newDocumentBuilder().parse(in);
  }

  Document made() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // ok: java-xxe-document
    DocumentBuilder builder = factory.newDocumentBuilder();
    Document document = builder.newDocument();
    return document;
  }

  void sax(InputStream in) throws Exception {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    // ruleid: java-xxe-sax
    factory.newSAXParser().parse(in, null);
  }

  void safeSax(InputStream in) throws Exception {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    protect(factory);
    // ok: java-xxe-sax
    factory.newSAXParser().parse(in, null);
  }

  void readers(InputStream in) throws Exception {
    SAXReader reader = new SAXReader();
    // ruleid: java-xxe-reader
    reader.read(in);
  }

  void safeReaders(InputStream in) throws Exception {
    SAXReader reader = new SAXReader();
    reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    // ok: java-xxe-reader
    reader.read(in);
  }

  void streams(InputStream in) throws Exception {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    // ruleid: java-xxe-stream
    factory.createXMLStreamReader(in);
  }

  void safeStreams(InputStream in) throws Exception {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // ok: java-xxe-stream
    factory.createXMLStreamReader(in);
  }

  void allowed(DocumentBuilderFactory factory) throws Exception {
    // ruleid: java-xxe-allowed
    factory.setFeature("http://xml.org/sax/features/external-general-entities", true);
    // ok: java-xxe-allowed
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    // ok: java-xxe-allowed
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
  }

  void transform(Source in, Result out) throws Exception {
    TransformerFactory factory = TransformerFactory.newInstance();
    // ruleid: java-xxe-transformer
    factory.newTransformer().transform(in, out);
  }

  void safeTransform(Source in, Result out) throws Exception {
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    // ok: java-xxe-transformer
    factory.newTransformer().transform(in, out);
  }

  void sheet(HttpServletRequest request, TransformerFactory factory) throws Exception {
    // ruleid: java-style-sheet-injection
    factory.newTransformer(new StreamSource(request.getInputStream()));
    // ok: java-style-sheet-injection
    factory.newTransformer(new StreamSource(new File("sheet.xsl")));
  }
}
