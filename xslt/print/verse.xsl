<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 6: verse. -->
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

  <xsl:template match="lg" mode="m:book" as="node()*">
    <b:stanza>
      <xsl:copy-of select="@n[f:numbers-line(.)]"/>
      <xsl:if test="preceding-sibling::*[1][self::speaker or self::stage[f:beside-speaker(.)]]">
        <xsl:attribute name="begins" select="'speech'"/>
      </xsl:if>
      <xsl:call-template name="f:content"/>
    </b:stanza>
  </xsl:template>

  <xsl:template match="l" mode="m:book" as="node()*">
    <b:verse-line>
      <xsl:for-each select="f:verse-number(.)[not(current()/@part = ('M', 'F'))]">
        <xsl:attribute name="n" select="f:plain(.)"/>
      </xsl:for-each>
      <xsl:apply-templates select="." mode="m:indent"/>
      <xsl:call-template name="f:content"/>
      <xsl:apply-templates select="key('f:entries-to', @xml:id), key('f:entries-in', @n[not(../@xml:id)])" mode="m:foot">
        <xsl:with-param name="place" select="."/>
      </xsl:apply-templates>
    </b:verse-line>
  </xsl:template>

  <!-- A part of a shared line is set in as far as the parts before it are long. -->
  <xsl:mode name="m:indent" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:template match="l[@part = ('M', 'F')]" mode="m:indent" priority="1" as="attribute(after)?">
    <xsl:variable name="before" as="xs:string" select="string-join(f:parts-before(.) ! f:plain(f:reading-text(node())), ' ')"/>
    <xsl:if test="$before ne ''">
      <xsl:attribute name="after" select="$before"/>
    </xsl:if>
  </xsl:template>

  <!-- The halves of a line stand apart. -->
  <xsl:template match="caesura" mode="m:book" as="node()*">
    <xsl:text>&#x2003;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
