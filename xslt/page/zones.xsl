<?xml version="1.0" encoding="UTF-8"?>
<!-- The zones upon the scans that a page shows: drawn over them, each with the way to its text; and in the
     text the way to them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:svg="http://www.w3.org/2000/svg"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:drawn" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Returns the zones of a surface, as a drawing that covers its image. -->
  <xsl:function name="f:zones" as="element()?">
    <xsl:param name="surface" as="element(surface)"/>
    <xsl:param name="plane" as="xs:double*"/>
    <xsl:param name="zones" as="map(xs:string, xs:string*)"/>
    <xsl:variable name="drawn" as="element()*">
      <xsl:apply-templates select="$surface/descendant::zone" mode="m:drawn">
        <xsl:with-param name="plane" select="$plane" tunnel="yes"/>
        <xsl:with-param name="zones" select="$zones" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:if test="exists($plane) and exists($drawn)">
      <svg xmlns="http://www.w3.org/2000/svg" class="zones" preserveAspectRatio="none"
          viewBox="{string-join($plane ! format-number(., '0.##'), ' ')}">
        <xsl:sequence select="$drawn"/>
      </svg>
    </xsl:if>
  </xsl:function>

  <!-- So many zones at most are drawn on a page if single words have some: more would be heavier than the text. -->
  <xsl:variable name="f:most-zones" as="xs:integer" static="yes" select="500"/>

  <xsl:template match="zone[f:within-zone(.)/(self::w | self::c | self::pc)]" mode="m:drawn" as="element()?" priority="2">
    <xsl:param name="zones" as="map(xs:string, xs:string*)" tunnel="yes"/>
    <xsl:if test="map:size($zones) le $f:most-zones">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <!-- A zone that text stands in leads there. -->
  <xsl:template match="zone[f:outline(.)]" mode="m:drawn" as="element()">
    <xsl:param name="zones" as="map(xs:string, xs:string*)" tunnel="yes"/>
    <xsl:param name="plane" as="xs:double*" tunnel="yes"/>
    <xsl:if test="f:reaches-beyond(., $plane)">
      <xsl:sequence select="f:faulty-zone(., 'ED884', 'reaches beyond its image')"/>
    </xsl:if>
    <xsl:variable name="anchor" as="xs:string?" select="f:zone-anchor(.)"/>
    <xsl:variable name="text" as="xs:string?" select="$anchor ! $zones(.)[1]"/>
    <xsl:variable name="words" as="xs:string" select="f:zone-words(.)"/>
    <xsl:variable name="outline" as="element()">
      <polygon xmlns="http://www.w3.org/2000/svg" points="{f:outline(.)}"><title><xsl:value-of select="$words"/></title></polygon>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$text">
        <a xmlns="http://www.w3.org/2000/svg" href="#{encode-for-uri($text)}" id="{$anchor}">
          <xsl:sequence select="$outline"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <g xmlns="http://www.w3.org/2000/svg">
          <xsl:sequence select="$anchor ! f:attribute('id', .), $outline"/>
        </g>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Returns what a zone is called: the first words that stand in it, or its number or type. -->
  <xsl:function name="f:zone-words" as="xs:string">
    <xsl:param name="zone" as="element(zone)"/>
    <xsl:variable name="place" as="element()?" select="f:within-zone($zone)[1]"/>
    <xsl:variable name="next" as="element()?" select="$place/following-sibling::*[self::lb or self::pb][1]"/>
    <xsl:variable name="nodes" as="node()*" select="
        if ($place/node()) then $place/node()
        else $place/following-sibling::node()[position() le 9][empty($next) or . &lt;&lt; $next]"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize(f:reading-text($nodes))"/>
    <xsl:sequence select="
        (string-join($words[position() le 6], ' ')[. ne ''], $zone/(@n, @type) ! string(), f:label('zone'))[1]"/>
  </xsl:function>

  <!-- A zone that cannot be drawn, though something is said of its place or stands in it. -->
  <xsl:template match="zone" mode="m:drawn" as="empty-sequence()">
    <xsl:if test="@ulx or @points or ancestor::facsimile and exists(f:within-zone(.))">
      <xsl:sequence select="f:faulty-zone(., 'ED883', 'has no place that can be drawn upon its image')"/>
    </xsl:if>
  </xsl:template>

  <!-- Returns nothing, and says what is wrong with a zone. -->
  <xsl:function name="f:faulty-zone" as="empty-sequence()">
    <xsl:param name="zone" as="element(zone)"/>
    <xsl:param name="code" as="xs:string"/>
    <xsl:param name="said" as="xs:string"/>
    <xsl:message>
      <d:finding code="{$code}" file="{($zone/ancestor-or-self::*/@d:file)[last()]}" at="{$zone/@d:at}">
        <xsl:value-of select="'The zone', $zone/(@xml:id, @n)[1], $said || '.'"/>
      </d:finding>
    </xsl:message>
  </xsl:function>

  <!-- Returns whether a point of a zone lies more than a fiftieth beyond the plane it is measured on. -->
  <xsl:function name="f:reaches-beyond" as="xs:boolean">
    <xsl:param name="zone" as="element(zone)"/>
    <xsl:param name="plane" as="xs:double*"/>
    <xsl:variable name="points" as="xs:double*" select="tokenize(f:outline($zone), '[ ,]') ! xs:double(.)"/>
    <xsl:sequence select="
        exists($plane) and (some $at in 1 to count($points) satisfies
          (let $way := ($points[$at] - $plane[2 - $at mod 2]) div $plane[4 - $at mod 2] return $way lt -0.02 or $way gt 1.02))"/>
  </xsl:function>

  <!-- Returns the zones of scans that text on the page stands in: the ids of the text by those of the zones. -->
  <xsl:function name="f:zoned" as="map(xs:string, xs:string*)">
    <xsl:param name="scans" as="map(*)*"/>
    <xsl:param name="ids" as="map(xs:string, xs:boolean)"/>
    <xsl:sequence select="map:merge(
        for $scan in $scans, $surface in $scan?surfaces[exists(f:plane(., $scan))],
          $zone in $surface/descendant::zone[f:outline(.)], $anchor in f:zone-anchor($zone)
        return map:entry($anchor, f:within-zone($zone) ! f:zoned-id(.)[map:contains($ids, .)]))"/>
  </xsl:function>

  <!-- Returns the ids of what stands on the page. -->
  <xsl:function name="f:ids" as="map(xs:string, xs:boolean)">
    <xsl:param name="article" as="element()"/>
    <xsl:sequence select="map:merge($article/descendant::*/@id ! map:entry(string(.), true()))"/>
  </xsl:function>

  <!-- ═══ The way from the text to the zones ═══ -->

  <xsl:mode name="m:marked" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- Returns the text with a mark at each block and line that stands in a zone. -->
  <xsl:function name="f:with-zone-marks" as="element()">
    <xsl:param name="article" as="element()"/>
    <xsl:param name="zones" as="map(xs:string, xs:string*)"/>
    <xsl:variable name="marks" as="map(xs:string, xs:string)" select="
        map:merge(for $zone in map:keys($zones), $text in $zones($zone) return map:entry($text, $zone),
          map{'duplicates': 'use-first'})"/>
    <xsl:choose>
      <xsl:when test="map:size($marks) gt 0">
        <xsl:apply-templates select="$article" mode="m:marked">
          <xsl:with-param name="marks" select="$marks" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$article"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="*[@id][not(self::*:ul or self::*:ol or self::*:dl or self::*:table or self::*:tr)]"
      mode="m:marked" as="element()+">
    <xsl:param name="marks" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="mark" as="element()?">
      <xsl:if test="map:contains($marks, @id) and not(f:is-token(.) or ancestor-or-self::*:a or ancestor::svg:svg)">
        <a class="zone-link" data-generated="" href="#{encode-for-uri($marks(@id))}" aria-label="{f:label('zone.show')}">▫</a>
      </xsl:if>
    </xsl:variable>
    <xsl:copy>
      <xsl:sequence select="@*, $mark[not(current()/self::*:br)]"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
    <xsl:sequence select="$mark[current()/self::*:br]"/>
  </xsl:template>

  <!-- Returns whether an element is a word or a sign: there are too many for marks, and the zones lead to
       them all the same. -->
  <xsl:function name="f:is-token" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@class) = ('w', 'c', 'pc', 'g')"/>
  </xsl:function>

</xsl:stylesheet>
