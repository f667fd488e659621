<?xml version="1.0" encoding="UTF-8"?>
<!-- The header: editors, source, terms of use, history of the encoding. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:d="urn:edition:diagnostics"
    xmlns:m="urn:edition:modes"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The header: editors, source, terms of use, history of the encoding. -->
  <xsl:template name="f:header-panel" as="element()?">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:param name="header" as="element()?"/>
    <xsl:if test="$header">
      <section class="panel header" aria-labelledby="ui-header">
        <details>
          <summary><h2 id="ui-header"><xsl:value-of select="f:label('header')"/></h2></summary>
          <xsl:apply-templates select="$header" mode="m:header">
            <xsl:with-param name="said" select="$document/(c:title, c:subtitle) ! normalize-space()"/>
          </xsl:apply-templates>
          <!-- What is said of the collection that the document belongs to (a teiCorpus). -->
          <xsl:for-each select="$header/teiHeader">
            <h3><xsl:value-of select="f:label('collection')"/></h3>
            <xsl:apply-templates select="." mode="m:header"/>
          </xsl:for-each>
        </details>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- A statement that many headers have, out of its document (edition/stages/statements.py), … -->
  <xsl:template match="/" mode="m:statement" as="document-node()">
    <xsl:variable name="header" as="element(teiHeader)" select="TEI/teiHeader"/>
    <xsl:document>
      <xsl:apply-templates select="$header/(encodingDesc | fileDesc/(titleStmt | publicationStmt))/*" mode="m:value"/>
      <xsl:apply-templates select="$header/fileDesc/sourceDesc/biblStruct/(monogr/*, * except monogr)" mode="m:html"/>
    </xsl:document>
  </xsl:template>

  <!-- … and where it stands in one: as a row, … -->
  <xsl:template match="titleStmt/*[map:contains($statements, string(@d:at))]
      | publicationStmt/*[map:contains($statements, string(@d:at))]
      | encodingDesc/*[map:contains($statements, string(@d:at))]" mode="m:value" priority="2" as="node()*">
    <xsl:sequence select="$statements(string(@d:at))/node()"/>
  </xsl:template>

  <!-- … or as a piece of the citation of a book. -->
  <xsl:template match="biblStruct/*[map:contains($statements, string(@d:at))]
      | monogr/*[map:contains($statements, string(@d:at))]" mode="m:html" priority="40" as="node()*">
    <xsl:sequence select="$statements(string(@d:at))/node()"/>
  </xsl:template>

</xsl:stylesheet>
