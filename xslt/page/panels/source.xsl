<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the document is kept, and the letters around it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The full archival citation: archive and shelfmark. -->
  <xsl:template name="f:source-panel" as="element()*">
    <xsl:param name="header" as="element()?"/>
    <xsl:variable name="identifiers" as="element()*"
        select="$header/fileDesc/sourceDesc//msDesc[1][not(ancestor::witness)]/msIdentifier[normalize-space()]"/>
    <xsl:if test="exists($identifiers)">
      <section class="panel source" aria-labelledby="ui-source">
        <h2 id="ui-source"><xsl:value-of select="f:label('source')"/></h2>
        <xsl:sequence select="f:quoted($identifiers)"/>
        <xsl:variable name="parts" as="element()*">
          <xsl:call-template name="f:rows">
            <xsl:with-param name="elements" select="
                $identifiers//idno[not(idno)][@type][f:known-label('element.idno.' || @type)]"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:where-populated>
          <dl class="shelfmark">
            <xsl:sequence select="f:without-ids($parts)"/>
          </dl>
        </xsl:where-populated>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Of a letter: from whom, to whom, and the letters around it. -->
  <xsl:template name="f:correspondence-panel" as="element()?">
    <xsl:param name="header" as="element()?"/>
    <xsl:variable name="descriptions" as="element()*" select="$header/profileDesc/correspDesc[*]"/>
    <xsl:if test="exists($descriptions)">
      <section class="panel correspondence" aria-labelledby="ui-correspondence">
        <h2 id="ui-correspondence"><xsl:value-of select="f:label('element.correspDesc')"/></h2>
        <xsl:sequence select="f:quoted($descriptions)"/>
      </section>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
