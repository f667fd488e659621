<?xml version="1.0" encoding="UTF-8"?>
<!-- A list that is too long for one page: the overview of its sections, by year or by letter, and what the
     page of a section says of its place. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The sections of a list, each with how much it holds of what is counted. -->
  <xsl:template name="f:sections" as="element()?">
    <xsl:param name="sections" as="element(c:section)*"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:where-populated>
      <ul class="sections{' letters'[$sections/(@letter, @archive)]}">
        <xsl:apply-templates select="$sections" mode="m:section">
          <xsl:with-param name="what" select="$what"/>
        </xsl:apply-templates>
      </ul>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="c:section" mode="m:section" as="element()">
    <xsl:param name="what" as="xs:string"/>
    <li>
      <a href="{f:link(@path)}"><xsl:value-of select="f:section-name(.)"/></a>
      <xsl:for-each select="@first">
        <xsl:text> </xsl:text>
        <span class="range"><xsl:value-of select="distinct-values((., ../@last))" separator=" – "/></span>
      </xsl:for-each>
      <xsl:text> </xsl:text>
      <span class="count"><xsl:value-of select="f:count('count.' || $what, xs:integer(@count))"/></span>
    </li>
  </xsl:template>

  <!-- Returns what a section is called: its year or its letter, and which of several pages it is. -->
  <xsl:function name="f:section-name" as="xs:string">
    <xsl:param name="section" as="element()"/>
    <xsl:sequence select="
        ($section/(@letter, @archive)/string(), f:year-label(string(($section/@month, $section/@year)[1])))[1] || $section/@number ! (' (' || . || ')')"/>
  </xsl:function>

  <!-- Returns what the page of a list, or of a section of it, is called in the browser's title. -->
  <xsl:function name="f:section-title" as="xs:string">
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="section" as="element(c:here)?"/>
    <xsl:sequence select="string-join(($list, $section ! f:section-name(.)), ', ')"/>
  </xsl:function>

  <!-- The heading of a list; that of a section of it has the way to the whole list above it. -->
  <xsl:template name="f:list-heading" as="element()+">
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:param name="section" as="element(c:here)?"/>
    <xsl:if test="$section">
      <p class="kind"><a href="{f:link($path)}"><xsl:value-of select="$list"/></a></p>
    </xsl:if>
    <h1><xsl:value-of select="($section ! f:section-name(.), $list)[1]"/></h1>
  </xsl:template>

</xsl:stylesheet>
