package org.fusionflow.report.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.fusionflow.report.document.Imprint;

/** The properties of a document: those that readers list, and the same as XMP for catalogues. Without dates, so that the same document has the same bytes. */
final class Metadata {
    private Metadata() {}

    static void put(Imprint imprint, PDDocument document) throws IOException {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(imprint.title());
        if (!imprint.author().isEmpty()) {
            information.setAuthor(imprint.author());
        }
        if (!imprint.subtitle().isEmpty()) {
            information.setSubject(imprint.subtitle());
        }
        if (!imprint.keywords().isEmpty()) {
            information.setKeywords(String.join(", ", imprint.keywords()));
        }
        information.setCreator(imprint.program());
        information.setProducer(imprint.program());
        document.getDocumentCatalog().setLanguage("en");
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        byte[] xmp = xmp(imprint).getBytes(StandardCharsets.UTF_8);
        document.getDocumentCatalog().setMetadata(new PDMetadata(document, new ByteArrayInputStream(xmp)));
    }

    private static String xmp(Imprint imprint) {
        StringBuilder text = new StringBuilder("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                + "<dc:format>application/pdf</dc:format>\n"
                + "<dc:title>" + plain(imprint.title()) + "</dc:title>\n");
        if (!imprint.author().isEmpty()) {
            text.append("<dc:creator><rdf:Seq><rdf:li>")
                    .append(escaped(imprint.author()))
                    .append("</rdf:li></rdf:Seq></dc:creator>\n");
        }
        if (!imprint.subtitle().isEmpty()) {
            text.append("<dc:description>").append(plain(imprint.subtitle())).append("</dc:description>\n");
        }
        if (!imprint.keywords().isEmpty()) {
            String keywords = escaped(String.join(", ", imprint.keywords()));
            text.append("<pdf:Keywords>").append(keywords).append("</pdf:Keywords>\n");
        }
        String program = escaped(imprint.program());
        return text.append("<pdf:Producer>" + program + "</pdf:Producer>\n<xmp:CreatorTool>" + program
                        + "</xmp:CreatorTool>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
                .toString();
    }

    private static String plain(String text) {
        return "<rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(text) + "</rdf:li></rdf:Alt>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
