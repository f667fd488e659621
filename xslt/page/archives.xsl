<?xml version="1.0" encoding="UTF-8"?>
<!-- The archives, and under which shelfmarks they keep what the documents are made from. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:archives" as="element()">
    <xsl:variable name="archives" as="element(c:archive)*" select="c:context/c:archive"/>
    <!-- Of very many shelfmarks each archive has a page. -->
    <xsl:variable name="apart" as="element(c:section)*" select="c:context/c:section[@archive]"/>
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="f:label('nav.archives')"/>
      <xsl:with-param name="path" select="'archives.html'"/>
      <xsl:with-param name="current" select="'archives'"/>
      <xsl:with-param name="what" select="'shelfmark'"/>
      <xsl:with-param name="script" select="f:filter-scripts($apart)"/>
      <xsl:with-param name="before" as="element()*">
        <xsl:call-template name="f:filter">
          <xsl:with-param name="listed" select="$apart"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="below" select="
          string(c:context[c:here]/c:archive ! f:seat(.)[not(ends-with(current()/c:context/c:here/@archive, .))])"/>
      <xsl:with-param name="listed" as="element()*">
        <xsl:apply-templates select="$archives" mode="m:listing"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- An archive with its collections; … -->
  <xsl:template match="c:archive" mode="m:listing" as="element()">
    <section class="archive" aria-labelledby="ui-archive-{position()}">
      <h2 id="ui-archive-{position()}">
        <xsl:value-of select="(c:name/normalize-space()[. ne ''], @settlement, @country, f:label('archives.unknown'))[1]"/>
        <xsl:for-each select="f:seat(.)">
          <xsl:text> </xsl:text>
          <span class="place"><xsl:value-of select="."/></span>
        </xsl:for-each>
      </h2>
      <xsl:call-template name="f:collections">
        <xsl:with-param name="heading" select="'h3'"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <!-- … on a page of its own it is called in the heading of the page. -->
  <xsl:template match="c:context[c:here]/c:archive" mode="m:listing" as="element()">
    <section class="archive">
      <xsl:call-template name="f:collections">
        <xsl:with-param name="heading" select="'h2'"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <!-- Returns where an archive is, unless it is called by that. -->
  <xsl:function name="f:seat" as="xs:string?">
    <xsl:param name="archive" as="element(c:archive)"/>
    <xsl:sequence select="
        $archive[c:name/normalize-space() ne ''] ! string-join((@settlement, @country), ', ')[. ne '']"/>
  </xsl:function>

  <!-- The collections of an archive, each with its shelfmarks. -->
  <xsl:template name="f:collections" as="element()*">
    <xsl:param name="heading" as="xs:string"/>
    <xsl:for-each-group select="c:holding" group-adjacent="string(@collection)">
      <xsl:if test="current-grouping-key() ne ''">
        <xsl:element name="{$heading}"><xsl:value-of select="current-grouping-key()"/></xsl:element>
      </xsl:if>
      <ul class="listing shelfmarks">
        <xsl:for-each-group select="current-group()" group-adjacent="string(@shelfmark)">
          <li>
            <span class="mark"><xsl:value-of select="(current-grouping-key()[. ne ''], f:label('archives.unmarked'))[1]"/></span>
            <xsl:text> </xsl:text>
            <ul>
              <xsl:for-each select="current-group()/c:document">
                <li>
                  <xsl:sequence select="f:document-link(.)"/>
                  <xsl:for-each select="c:date">
                    <xsl:text> </xsl:text>
                    <span class="when"><xsl:sequence select="f:time(.)"/></span>
                  </xsl:for-each>
                </li>
              </xsl:for-each>
            </ul>
          </li>
        </xsl:for-each-group>
      </ul>
    </xsl:for-each-group>
  </xsl:template>

</xsl:stylesheet>
