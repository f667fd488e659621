<?xml version="1.0" encoding="UTF-8"?>
<!-- The header: editors, source, terms of use, history of the encoding. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
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

</xsl:stylesheet>
