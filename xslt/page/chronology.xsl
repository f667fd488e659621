<?xml version="1.0" encoding="UTF-8"?>
<!-- The chronology: documents and dates in the texts, by year, month and day; a page a year where there
     are very many. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:chronology" as="element()">
    <xsl:variable name="days" as="element(c:day)*" select="c:context/c:day"/>
    <html xsl:use-attribute-sets="f:interface">
      <xsl:call-template name="f:head">
        <xsl:with-param name="title" select="f:section-title(f:label('nav.chronology'), c:context/c:here)"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="f:masthead">
          <xsl:with-param name="current" select="'chronology'"/>
        </xsl:call-template>
        <main id="ui-main">
          <header class="title">
            <xsl:call-template name="f:list-heading">
              <xsl:with-param name="list" select="f:label('nav.chronology')"/>
              <xsl:with-param name="path" select="'chronology.html'"/>
              <xsl:with-param name="section" select="c:context/c:here"/>
            </xsl:call-template>
          </header>
          <xsl:if test="$edition/c:edition/c:list/@of = 'calendar' and empty(c:context/c:here)">
            <p class="entry-of"><a href="{f:link('calendar.html')}"><xsl:value-of select="f:label('calendar.grid')"/></a></p>
          </xsl:if>
          <xsl:call-template name="f:sections">
            <xsl:with-param name="sections" select="c:context/c:section"/>
            <xsl:with-param name="what" select="'date'"/>
          </xsl:call-template>
          <xsl:if test="empty(c:context/c:here) and count(distinct-values($days ! f:year-of(@when))) gt 1">
            <nav class="index" aria-label="{f:label('years')}">
              <ul class="inline">
                <xsl:for-each-group select="$days" group-adjacent="f:year-of(@when)">
                  <li><a href="#ui-year-{position()}"><xsl:value-of select="f:date-words(current-grouping-key())"/></a></li>
                </xsl:for-each-group>
              </ul>
            </nav>
          </xsl:if>
          <xsl:choose>
            <xsl:when test="c:context/c:here">
              <xsl:apply-templates select="$days" mode="m:listing">
                <xsl:with-param name="year" select="string(c:context/c:here/@year)"/>
                <xsl:with-param name="heading" select="'h2'"/>
              </xsl:apply-templates>
            </xsl:when>
            <xsl:otherwise>
              <xsl:for-each-group select="$days" group-adjacent="f:year-of(@when)">
                <section class="year" aria-labelledby="ui-year-{position()}">
                  <h2 id="ui-year-{position()}"><xsl:value-of select="f:date-words(current-grouping-key())"/></h2>
                  <xsl:apply-templates select="current-group()" mode="m:listing"/>
                </section>
              </xsl:for-each-group>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:call-template name="f:neighbours"/>
        </main>
        <xsl:call-template name="f:footer"/>
      </body>
    </html>
  </xsl:template>

  <!-- A day, or a month or year as far as it is known; of a year that the page has named no more is said. -->
  <xsl:template match="c:day" mode="m:listing" as="element()">
    <xsl:param name="year" as="xs:string" select="f:year-of(@when)"/>
    <xsl:param name="heading" as="xs:string" select="'h3'"/>
    <section class="day" id="ui-{@when}">
      <xsl:if test="@when ne $year">
        <xsl:element name="{$heading}"><xsl:value-of select="f:date-words(@when)"/></xsl:element>
      </xsl:if>
      <xsl:where-populated>
        <ul class="listing">
          <xsl:for-each select="c:document">
            <li><xsl:sequence select="f:document-link(.)"/></li>
          </xsl:for-each>
        </ul>
      </xsl:where-populated>
      <xsl:where-populated>
        <ul class="passages">
          <xsl:apply-templates select="c:passage" mode="m:passage"/>
        </ul>
      </xsl:where-populated>
    </section>
  </xsl:template>

</xsl:stylesheet>
