<?xml version="1.0" encoding="UTF-8"?>
<!-- The passages of a document that are cited by their own addresses. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether a block of the running text is a passage that is cited as a paragraph. -->
  <xsl:function name="f:citable" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="
        exists($block[@xml:id][node()][ancestor::text])
        and empty($block/ancestor::*[self::note or self::app or self::lg or self::standOff or self::figure
          or self::item or self::cell or self::bibl])"/>
  </xsl:function>

  <!-- Returns the passages of a document, in order. -->
  <xsl:function name="f:passages" as="element()*">
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="$root/descendant::*[self::p or self::ab or self::lg][f:citable(.)]"/>
  </xsl:function>

</xsl:stylesheet>
