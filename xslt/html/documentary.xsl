<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 12.1-2, Digital facsimiles and embedded transcription: the documentary view, which keeps
     surfaces, zones and lines as they are on the page. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="sourceDoc | surfaceGrp" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- A surface is headed by what it is called, and by the way to its image. -->
  <xsl:template match="surface" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:variable name="name" as="xs:string" select="string-join((@n, string-join((@type, @attachment), ', ')[. ne '']), ' ')"/>
      <xsl:if test="$name ne ''">
        <xsl:sequence select="f:generated('surface-name', $name)"/>
      </xsl:if>
      <xsl:variable name="placed" as="map(xs:string, xs:string*)" select="f:placed(.)"/>
      <xsl:for-each-group select="* | text()[normalize-space()]"
          group-adjacent="map:contains($placed, f:corners(.))">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <div class="placed">
              <xsl:apply-templates select="current-group()" mode="#current">
                <xsl:with-param name="placed" select="$placed"/>
              </xsl:apply-templates>
            </div>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="current-group()" mode="#current"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </div>
  </xsl:template>

  <xsl:template match="zone" mode="m:html" as="element()">
    <xsl:param name="placed" as="map(xs:string, xs:string*)" select="map{}"/>
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="
            @type ! ('type-' || replace(., '[^A-Za-z0-9_-]+', '-')), f:turned(@rotate),
            $placed(f:corners(.))"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- Returns the class for a zone that is written in another direction than its surface. -->
  <xsl:function name="f:turned" as="xs:string?">
    <xsl:param name="rotate" as="attribute()?"/>
    <xsl:if test="$rotate castable as xs:decimal">
      <xsl:variable name="quarter" as="xs:integer" select="xs:integer(round(xs:decimal($rotate) div 90)) mod 4"/>
      <xsl:sequence select="('turned-' || (($quarter + 4) mod 4) * 90)[not($quarter = 0)]"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns whether a zone says where on its surface it is. -->
  <xsl:function name="f:cornered" as="xs:boolean">
    <xsl:param name="zone" as="element()"/>
    <xsl:sequence select="
        count($zone/(@ulx, @uly, @lrx, @lry)[. castable as xs:decimal]) eq 4"/>
  </xsl:function>

  <!-- Returns the four corners of a zone as one text, or nothing. -->
  <xsl:function name="f:corners" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string-join($node[self::zone]/(@ulx, @uly, @lrx, @lry) ! normalize-space(), ' ')"/>
  </xsl:function>

  <!-- Returns the classes that set the zones of a surface, by their corners, on a grid of twelve columns; none
       where two zones would lie upon each other. -->
  <xsl:function name="f:placed" as="map(xs:string, xs:string*)">
    <xsl:param name="surface" as="element()"/>
    <xsl:variable name="zones" as="element(zone)*"
        select="$surface/zone[f:cornered(.)]"/>
    <xsl:variable name="left" as="xs:double?" select="min($zones/@ulx ! xs:double(.))"/>
    <xsl:variable name="top" as="xs:double?" select="min($zones/@uly ! xs:double(.))"/>
    <xsl:variable name="width" as="xs:double" select="(max($zones/@lrx ! xs:double(.)) - $left, 0)[1]"/>
    <xsl:variable name="height" as="xs:double" select="(max($zones/@lry ! xs:double(.)) - $top, 0)[1]"/>
    <xsl:variable name="areas" as="array(xs:integer)*" select="
        if ($width gt 0 and $height gt 0)
        then $zones ! f:area((xs:double(@ulx) - $left) div $width, (xs:double(@uly) - $top) div $height,
          (xs:double(@lrx) - $left) div $width, (xs:double(@lry) - $top) div $height)
        else ()"/>
    <xsl:variable name="tops" as="xs:integer*" select="sort(distinct-values($areas ! .(2)))"/>
    <xsl:sequence select="
        if (not(count($areas) = 2 to 24)) then map{}
        else if (some $one in 1 to count($areas), $other in $one + 1 to count($areas)
          satisfies f:overlap($areas[$one], $areas[$other])) then map{}
        else map:merge(for $number in 1 to count($areas) return map:entry(
          f:corners($zones[$number]),
          ('from-' || $areas[$number](1) + 1, 'to-' || $areas[$number](3) + 1,
           'row-' || index-of($tops, $areas[$number](2)),
           'rows-' || max((1, count($tops[. ge $areas[$number](2)][. lt $areas[$number](4)]))))))"/>
  </xsl:function>

  <!-- Returns the corners of a zone in twelfths of the width and in twenty-fourths of the height. -->
  <xsl:function name="f:area" as="array(xs:integer)">
    <xsl:param name="left" as="xs:double"/>
    <xsl:param name="top" as="xs:double"/>
    <xsl:param name="right" as="xs:double"/>
    <xsl:param name="bottom" as="xs:double"/>
    <xsl:variable name="column" as="xs:integer" select="min((xs:integer(round($left * 12)), 11))"/>
    <xsl:variable name="row" as="xs:integer" select="xs:integer(round($top * 24))"/>
    <xsl:sequence select="[$column, $row,
        max((xs:integer(round($right * 12)), $column + 1)), max((xs:integer(round($bottom * 24)), $row + 1))]"/>
  </xsl:function>

  <!-- Returns whether two zones lie upon each other. -->
  <xsl:function name="f:overlap" as="xs:boolean">
    <xsl:param name="one" as="array(xs:integer)"/>
    <xsl:param name="other" as="array(xs:integer)"/>
    <xsl:sequence select="
        $one(1) lt $other(3) and $other(1) lt $one(3) and $one(2) lt $other(4) and $other(2) lt $one(4)"/>
  </xsl:function>

  <xsl:template match="line" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'div')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="@n" mode="m:line-number"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A drawn line. -->
  <xsl:template match="path" mode="m:html" as="empty-sequence()"/>

  <!-- Images of the source are reached from its pages; what is said of them is shown. -->
  <xsl:template match="facsimile" mode="m:html" as="element()?">
    <xsl:if test="normalize-space()">
      <div>
        <xsl:apply-templates select="." mode="m:attributes"/>
        <xsl:apply-templates mode="#current"/>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*[ancestor::facsimile][not(normalize-space())]" mode="m:html" priority="4" as="empty-sequence()"/>

  <!-- The image that stands beside the text as a scan does not stand in it once more. -->
  <xsl:template match="sourceDoc//graphic[f:is-scan(.)]" mode="m:html" priority="5" as="node()+">
    <a class="image" data-generated="" href="#{encode-for-uri(f:scan-anchor(..))}" title="{f:label('scan.show')}">
      <xsl:value-of select="f:label('image')"/>
    </a>
    <xsl:apply-templates select="desc" mode="#current"/>
  </xsl:template>

  <xsl:template match="facsimile//graphic[normalize-space()][f:is-scan(.)]" mode="m:html" priority="5" as="node()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Returns whether the image of a surface stands beside the text. -->
  <xsl:function name="f:is-scan" as="xs:boolean">
    <xsl:param name="graphic" as="element(graphic)"/>
    <xsl:sequence select="exists($graphic/parent::surface[f:scanned(.) = $graphic/@url][f:scan-anchor(.)])"/>
  </xsl:function>

  <!-- Returns the image that a place of the text is on: named by it, or by the surface it points at. -->
  <xsl:function name="f:image" as="element(c:file)?">
    <xsl:param name="facs" as="attribute()?"/>
    <xsl:sequence select="(for $address in f:image-addresses($facs) return key('f:file', $address, $context))[1]"/>
  </xsl:function>

  <!-- Returns the addresses at which the image of a place may be. -->
  <xsl:function name="f:image-addresses" as="xs:string*">
    <xsl:param name="facs" as="attribute()?"/>
    <xsl:variable name="pointer" as="xs:string" select="string(tokenize($facs)[1])"/>
    <xsl:variable name="place" as="element()?"
        select="if (starts-with($pointer, '#')) then id(substring($pointer, 2), root($facs)) else ()"/>
    <xsl:sequence select="
        $pointer,
        $place/(@url, graphic/@url, ancestor::surface[1]/graphic/@url,
          (self::facsimile | self::surfaceGrp)/descendant::surface[1]/graphic/@url) ! string()"/>
  </xsl:function>

</xsl:stylesheet>
