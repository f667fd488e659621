<?xml version="1.0" encoding="UTF-8"?>
<!-- The chronology: documents and dates in the texts, by year, month and day; a page a year where there
     are very many, and a page a month of a year that is too long. -->
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
    <xsl:variable name="month" as="attribute()?" select="c:context/c:here/@month"/>
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="f:label('nav.chronology')"/>
      <xsl:with-param name="up" select="if ($month) then f:year-label(f:year-of($month)) else f:label('nav.chronology')"/>
      <xsl:with-param name="path" select="if ($month) then 'chronology/' || f:year-of($month) || '.html' else 'chronology.html'"/>
      <xsl:with-param name="sections" select="c:context/c:section[not(@month)]"/>
      <xsl:with-param name="current" select="'chronology'"/>
      <xsl:with-param name="head" select="()"/>
      <xsl:with-param name="what" select="'date'"/>
      <xsl:with-param name="before" as="element()?">
        <xsl:if test="$edition/c:edition/c:list/@of = 'calendar' and empty(c:context/c:here)">
          <p class="entry-of"><a href="{f:link('calendar.html')}"><xsl:value-of select="f:label('calendar.grid')"/></a></p>
        </xsl:if>
      </xsl:with-param>
      <xsl:with-param name="listed" as="element()*">
        <xsl:choose>
          <xsl:when test="c:context/c:here">
            <xsl:apply-templates select="$days" mode="m:listing">
              <xsl:with-param name="year" select="string(c:context/c:here/(@month, @year))"/>
              <xsl:with-param name="heading" select="'h2'"/>
            </xsl:apply-templates>
            <xsl:apply-templates select="c:context/c:section" mode="m:listing"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="f:days-by-year">
              <xsl:with-param name="days" select="$days"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="f:days-by-year" as="element()*">
    <xsl:param name="days" as="element(c:day)*"/>
    <xsl:if test="count(distinct-values($days ! f:year-of(@when))) gt 1">
      <nav class="index" aria-label="{f:label('years')}">
        <ul class="inline">
          <xsl:for-each-group select="$days" group-adjacent="f:year-of(@when)">
            <li><a href="#ui-year-{position()}"><xsl:value-of select="f:date-words(current-grouping-key())"/></a></li>
          </xsl:for-each-group>
        </ul>
      </nav>
    </xsl:if>
    <xsl:for-each-group select="$days" group-adjacent="f:year-of(@when)">
      <section class="year" aria-labelledby="ui-year-{position()}">
        <h2 id="ui-year-{position()}"><xsl:value-of select="f:date-words(current-grouping-key())"/></h2>
        <xsl:apply-templates select="current-group()" mode="m:listing"/>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <!-- A month that has a page of its own: the ways to its days, where the days would stand. -->
  <xsl:template match="c:section[@month]" mode="m:listing" as="element()">
    <section class="year">
      <h2><a href="{f:link(@path)}"><xsl:value-of select="f:section-name(.)"/></a></h2>
      <ul class="sections days">
        <xsl:for-each select="c:day">
          <li id="ui-{@when}">
            <a href="{f:link(../@path)}#ui-{@when}"><xsl:value-of select="f:date-words(@when)"/></a>
            <xsl:text> </xsl:text>
            <span class="count">
              <xsl:value-of select="
                  @documents[. ne '0'] ! f:count('count.document', xs:integer(.)),
                  @passages[. ne '0'] ! f:count('count.passage', xs:integer(.))" separator=", "/>
            </span>
          </li>
        </xsl:for-each>
      </ul>
    </section>
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
