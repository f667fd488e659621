<?xml version="1.0" encoding="UTF-8"?>
<!-- Sentences of the book; its words are with those of the pages (lib/labels.xsl, "book."). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns names as a list in a sentence: "A, B and C". -->
  <xsl:function name="f:listed" as="xs:string">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:sequence select="
        string-join(($names[position() lt last() - 1],
          string-join($names[position() ge last() - 1], ' ' || f:label('book.and') || ' ')), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
