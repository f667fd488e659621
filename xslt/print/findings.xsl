<?xml version="1.0" encoding="UTF-8"?>
<!-- What is reported about a document: characters that no font has, images without a description. -->
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

  <xsl:template name="f:findings" as="empty-sequence()">
    <xsl:if test="$f:absent ne ''">
      <xsl:variable name="first" as="element()?" select="
          (//text()[string-to-codepoints(.) = $f:missing])[1]/.."/>
      <xsl:if test="$first">
        <xsl:message>
          <d:finding code="ED701" file="{f:file($first)}" at="{f:at($first)}">
            <xsl:attribute name="hint">Name a folder with a font that has them in the settings, [tool.edition.print] fonts.</xsl:attribute>
            <xsl:text>No font at hand has </xsl:text>
            <xsl:variable name="absent" as="xs:integer*"
                select="$f:missing[contains(string(root($first)), codepoints-to-string(.))]"/>
            <xsl:value-of separator=", " select="
                $absent[position() le 8] ! (codepoints-to-string(.) || ' (' || f:code-point(.) || ')'),
                (count($absent) - 8)[. gt 0] ! ('and ' || . || ' more')"/>
            <xsl:text>; the book shows the code point instead.</xsl:text>
          </d:finding>
        </xsl:message>
      </xsl:if>
    </xsl:if>
    <xsl:for-each select="(//graphic | //media)[ancestor::text][empty((desc, ../figDesc, ../head)[normalize-space()])]">
      <xsl:message>
        <d:finding code="ED702" file="{f:file(.)}" at="{f:at(.)}">
          <xsl:attribute name="hint">Describe the image in a figDesc beside it, for readers who cannot see it.</xsl:attribute>
          <xsl:text>The image has no description.</xsl:text>
        </d:finding>
      </xsl:message>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns the file in which an element stands. -->
  <xsl:function name="f:file" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string(($element/ancestor-or-self::*/@d:file)[last()])"/>
  </xsl:function>

  <!-- Returns the position of an element in its file. -->
  <xsl:function name="f:at" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string(($element/ancestor-or-self::*/@d:at)[last()])"/>
  </xsl:function>

</xsl:stylesheet>
