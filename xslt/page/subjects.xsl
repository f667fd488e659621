<?xml version="1.0" encoding="UTF-8"?>
<!-- The subjects: the list of all of them, taxonomies as trees, and the page of each. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:tree" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" mode="m:subjects" as="element()">
    <xsl:variable name="subjects" as="element(c:narrower)*" select="c:context/c:narrower"/>
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="f:label('nav.subjects')"/>
      <xsl:with-param name="path" select="'subjects.html'"/>
      <xsl:with-param name="current" select="'subjects'"/>
      <xsl:with-param name="what" select="'subject'"/>
      <xsl:with-param name="script" select="f:filter-scripts($subjects)"/>
      <xsl:with-param name="listed" as="element()*">
        <xsl:call-template name="f:filter">
          <xsl:with-param name="listed" select="$subjects"/>
        </xsl:call-template>
        <xsl:where-populated>
          <ul class="listing tree">
            <xsl:apply-templates select="$subjects" mode="m:tree"/>
          </ul>
        </xsl:where-populated>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A subject with its narrower ones below it. -->
  <xsl:template match="c:narrower" mode="m:tree" as="element()">
    <li>
      <a class="title" href="{f:link(@path)}"><xsl:value-of select="c:name"/></a>
      <xsl:text> </xsl:text>
      <span class="count"><xsl:value-of select="f:count('count.document', xs:integer(@count))"/></span>
      <xsl:text> </xsl:text>
      <xsl:where-populated>
        <ul>
          <xsl:apply-templates select="c:narrower" mode="#current"/>
        </ul>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <xsl:template match="/" mode="m:subject" as="element()">
    <xsl:variable name="subject" as="element(c:subject)" select="c:context/c:subject"/>
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="string($subject/c:name)"/>
      <xsl:with-param name="path" select="string($subject/@path)"/>
      <xsl:with-param name="current" select="'subjects'"/>
      <xsl:with-param name="below" select="string($subject/@count ! f:count('count.document', xs:integer(.)))"/>
      <xsl:with-param name="above" as="element()?">
        <xsl:if test="empty(c:context/c:here)">
          <ol class="within">
            <li><a href="{f:link('subjects.html')}"><xsl:value-of select="f:label('nav.subjects')"/></a></li>
            <xsl:for-each select="$subject/c:broader">
              <li><a href="{f:link(@path)}"><xsl:value-of select="."/></a></li>
            </xsl:for-each>
          </ol>
        </xsl:if>
      </xsl:with-param>
      <xsl:with-param name="listed" as="element()*">
        <xsl:if test="$subject/c:narrower">
          <section aria-labelledby="ui-narrower">
            <h2 id="ui-narrower"><xsl:value-of select="f:label('subjects.narrower')"/></h2>
            <ul class="listing tree">
              <xsl:apply-templates select="$subject/c:narrower" mode="m:tree"/>
            </ul>
          </section>
        </xsl:if>
        <xsl:where-populated>
          <ol class="listing">
            <xsl:apply-templates select="c:context/c:document" mode="m:listing"/>
          </ol>
        </xsl:where-populated>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
