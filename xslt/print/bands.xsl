<?xml version="1.0" encoding="UTF-8"?>
<!-- Bands at the page foot: where a document has notes of several layers (lib/layers.xsl), each entry
     says to the layout which one it is, and in which layer. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:banded" on-no-match="shallow-copy" on-multiple-match="fail" use-accumulators="f:entry"/>

  <!-- How many notes are called so far. -->
  <xsl:accumulator name="f:entry" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="b:note | b:variants" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Returns the book of a document with its notes in bands, if they are of several layers. -->
  <xsl:function name="f:banded" as="document-node()">
    <xsl:param name="book" as="document-node()"/>
    <xsl:variable name="layers" as="xs:string*" select="distinct-values($book//(b:note | b:variants)/@layer)"/>
    <xsl:choose>
      <xsl:when test="count($layers) gt 1">
        <xsl:document>
          <xsl:apply-templates select="$book" mode="m:banded">
            <xsl:with-param name="layers" select="$layers" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:document>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$book"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="b:doc" mode="m:banded" as="element(b:doc)">
    <xsl:param name="layers" as="xs:string*" tunnel="yes"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:attribute name="key" select="f:document()"/>
      <xsl:attribute name="bands" select="$layers"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="b:note | b:variants" mode="m:banded" as="element()">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:attribute name="entry" select="accumulator-before('f:entry')"/>
      <xsl:attribute name="band" select="@layer"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
  </xsl:template>

</xsl:stylesheet>
