<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of the pages that list something. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- A list, or a section of it: its heading, what is said below that, its sections, what is listed. The path
       leads from a section to what it is of, which is called by its name. -->
  <xsl:template name="f:list-page" as="element()">
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:param name="up" as="xs:string" select="$list"/>
    <xsl:param name="current" as="xs:string"/>
    <xsl:param name="above" as="element()*" select="()"/>
    <xsl:param name="below" as="xs:string" select="''"/>
    <xsl:param name="before" as="element()*" select="()"/>
    <xsl:param name="sections" as="element(c:section)*" select="$context/c:context/c:section"/>
    <xsl:param name="what" as="xs:string" select="'document'"/>
    <xsl:param name="listed" as="node()*"/>
    <xsl:param name="script" as="xs:string*" select="()"/>
    <xsl:param name="head" as="element()*">
      <link rel="stylesheet" href="{f:link('assets/listing.css')}"/>
    </xsl:param>
    <xsl:variable name="here" as="element(c:here)?" select="$context/c:context/c:here"/>
    <html xsl:use-attribute-sets="f:interface">
      <xsl:call-template name="f:head">
        <xsl:with-param name="title" select="f:section-title($list, $here)"/>
        <xsl:with-param name="more" select="$head"/>
        <xsl:with-param name="script" select="$script"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="f:masthead">
          <xsl:with-param name="current" select="$current"/>
        </xsl:call-template>
        <main id="ui-main">
          <header class="title">
            <xsl:sequence select="$above"/>
            <xsl:call-template name="f:list-heading">
              <xsl:with-param name="list" select="if ($here) then $up else $list"/>
              <xsl:with-param name="path" select="$path"/>
              <xsl:with-param name="section" select="$here"/>
            </xsl:call-template>
            <xsl:where-populated>
              <p class="subtitle"><xsl:value-of select="$below[. ne '']"/></p>
            </xsl:where-populated>
          </header>
          <xsl:sequence select="$before"/>
          <xsl:call-template name="f:sections">
            <xsl:with-param name="sections" select="$sections"/>
            <xsl:with-param name="what" select="$what"/>
          </xsl:call-template>
          <xsl:sequence select="$listed"/>
          <xsl:call-template name="f:neighbours"/>
        </main>
        <xsl:call-template name="f:footer"/>
      </body>
    </html>
  </xsl:template>

</xsl:stylesheet>
