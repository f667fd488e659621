<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 16, Language corpora: several texts in one document, and what is said of a text, its
     participants and its setting. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="teiCorpus | TEI" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="particDesc | settingDesc | textDesc | setting | locale | activity | channel
        | constitution | derivation | domain | factuality | interaction | preparedness | purpose"
      mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <xsl:template match="(channel | constitution | derivation | domain | factuality | interaction
        | preparedness | purpose)[not(normalize-space())]" mode="m:said" as="element()?">
    <xsl:sequence select="
        f:generated('value', string-join((@mode, @type, @degree, @active, @passive), ', '))"/>
  </xsl:template>

</xsl:stylesheet>
