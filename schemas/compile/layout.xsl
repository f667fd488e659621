<?xml version="1.0" encoding="UTF-8"?>
<!-- Lines and indents for people who read a generated file, and for version control. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:layout" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- Returns a document with each element on a line of its own where it stands among elements only. -->
  <xsl:function name="f:laid-out" as="document-node()">
    <xsl:param name="document" as="document-node()"/>
    <xsl:document>
      <xsl:for-each select="$document/node()">
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="." mode="m:layout"/>
      </xsl:for-each>
      <xsl:text>&#10;</xsl:text>
    </xsl:document>
  </xsl:function>

  <!-- The root keeps its namespaces; the others have them from it. -->
  <xsl:template match="/*" mode="m:layout" priority="2" as="element()">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:sequence select="f:lines(., '&#10;')"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="*" mode="m:layout" as="element()">
    <xsl:param name="indent" as="xs:string"/>
    <xsl:copy copy-namespaces="no">
      <xsl:copy-of select="@*"/>
      <xsl:sequence select="f:lines(., $indent)"/>
    </xsl:copy>
  </xsl:template>

  <!-- Words, and what stands among them, stay as they are, and so do examples. -->
  <xsl:template mode="m:layout" priority="1" as="element()"
      match="*[not(*) or text()[normalize-space()]] | *:p | *:head | *:label | *:ref | *:seg | *:egXML | *:item[not(*:list)]">
    <xsl:copy-of select="." copy-namespaces="no"/>
  </xsl:template>

  <!-- Returns the children of an element, each on its line. -->
  <xsl:function name="f:lines" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="indent" as="xs:string"/>
    <xsl:for-each select="$element/(* | comment())">
      <xsl:value-of select="$indent || '  '"/>
      <xsl:apply-templates select="." mode="m:layout">
        <xsl:with-param name="indent" select="$indent || '  '"/>
      </xsl:apply-templates>
    </xsl:for-each>
    <xsl:value-of select="$indent"/>
  </xsl:function>

</xsl:stylesheet>
