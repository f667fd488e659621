<?xml version="1.0" encoding="UTF-8"?>
<!-- The calendar: the months of a year as tables; days with documents lead there. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:calendar" as="element()">
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="f:label('nav.calendar')"/>
      <xsl:with-param name="path" select="'calendar.html'"/>
      <xsl:with-param name="current" select="'chronology'"/>
      <xsl:with-param name="listed" as="element()*">
        <xsl:if test="empty(c:context/c:here)">
          <p class="entry-of">
            <a href="{f:link('chronology.html')}"><xsl:value-of select="f:label('calendar.list')"/></a>
          </p>
        </xsl:if>
        <xsl:apply-templates select="c:context/c:year" mode="m:listing"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A year; on a page of its own it is called in the heading. -->
  <xsl:template match="c:year" mode="m:listing" as="element()">
    <xsl:variable name="year" as="element(c:year)" select="."/>
    <section class="calendar" aria-label="{f:date-words(@year)}">
      <xsl:if test="empty($context/c:context/c:here)">
        <h2><xsl:value-of select="f:date-words(@year)"/></h2>
      </xsl:if>
      <div class="months">
        <xsl:for-each select="1 to 12">
          <xsl:sequence select="f:month($year, .)"/>
        </xsl:for-each>
      </div>
    </section>
  </xsl:template>

  <xsl:key name="f:day" match="c:year/c:day" use="@when"/>

  <!-- Returns a month: a row a week, from Monday on. -->
  <xsl:function name="f:month" as="element()">
    <xsl:param name="year" as="element(c:year)"/>
    <xsl:param name="month" as="xs:integer"/>
    <xsl:variable name="prefix" as="xs:string" select="$year/@year || '-' || format-integer($month, '00')"/>
    <xsl:variable name="first" as="xs:date" select="xs:date($prefix || '-01')"/>
    <xsl:variable name="days" as="xs:integer"
        select="days-from-duration($first + xs:yearMonthDuration('P1M') - $first)"/>
    <!-- The first of January 1900 was a Monday. -->
    <xsl:variable name="before" as="xs:integer"
        select="(days-from-duration($first - xs:date('1900-01-01')) mod 7 + 7) mod 7"/>
    <table class="month">
      <caption><xsl:value-of select="f:label('month.' || $month)"/></caption>
      <thead>
        <tr>
          <xsl:for-each select="1 to 7">
            <th scope="col"><abbr title="{f:label('weekday.' || .)}"><xsl:value-of select="substring(f:label('weekday.' || .), 1, 2)"/></abbr></th>
          </xsl:for-each>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="0 to ($before + $days - 1) idiv 7">
          <xsl:variable name="week" as="xs:integer" select="."/>
          <tr>
            <xsl:for-each select="1 to 7">
              <xsl:variable name="day" as="xs:integer" select="7 * $week + . - $before"/>
              <td>
                <xsl:if test="1 le $day and $day le $days">
                  <xsl:sequence select="f:day(key('f:day', $prefix || '-' || format-integer($day, '00'), $year), $day)"/>
                </xsl:if>
              </td>
            </xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:function>

  <!-- Returns the number of a day; of one with a document the way there, of one with several the way to the day
       in the chronology. -->
  <xsl:function name="f:day" as="node()">
    <xsl:param name="day" as="element(c:day)?"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:choose>
      <xsl:when test="$day/c:document[2]">
        <a href="{f:day-link($day/@when)}" aria-label="{f:date-words($day/@when)}: {f:count('count.document', count($day/c:document))}">
          <xsl:value-of select="$number"/>
        </a>
      </xsl:when>
      <xsl:when test="$day">
        <a href="{f:link(f:document-path($day/c:document/@id, ''))}" aria-label="{f:date-words($day/@when)}: {$day/c:document}">
          <xsl:value-of select="$number"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$number"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
