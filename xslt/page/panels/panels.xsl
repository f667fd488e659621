<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands beside a document, panel by panel. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template name="f:document-panels" as="element()">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:param name="header" as="element()?"/>
    <div id="ui-panels" class="panels">
      <xsl:call-template name="f:source-panel">
        <xsl:with-param name="header" select="$header"/>
      </xsl:call-template>
      <xsl:call-template name="f:correspondence-panel">
        <xsl:with-param name="header" select="$header"/>
      </xsl:call-template>
      <!-- The encoding guide is a page and nothing else. -->
      <xsl:if test="$document/@tei">
        <xsl:call-template name="f:citation-panel">
          <xsl:with-param name="document" select="$document"/>
        </xsl:call-template>
        <xsl:call-template name="f:forms-panel">
          <xsl:with-param name="document" select="$document"/>
        </xsl:call-template>
        <xsl:call-template name="f:trust-panel">
          <xsl:with-param name="document" select="$document"/>
          <xsl:with-param name="header" select="$header"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="f:subjects-panel"/>
      <xsl:call-template name="f:entities-panel"/>
      <xsl:call-template name="f:header-panel">
        <xsl:with-param name="document" select="$document"/>
        <xsl:with-param name="header" select="$header"/>
      </xsl:call-template>
    </div>
  </xsl:template>

</xsl:stylesheet>
