<?xml version="1.0" encoding="UTF-8"?>
<!-- What each witness of an apparatus has: known where readings stand in the text they belong to
     (parallel segmentation). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- As many as assets/witnesses.css and witnesses-many.css know. -->
  <xsl:variable name="f:most-witnesses" static="yes" as="xs:integer" select="200"/>

  <!-- The witnesses that readings name, numbered as they come. -->
  <xsl:accumulator name="f:witnesses" as="map(xs:string, xs:integer)" initial-value="map{}">
    <xsl:accumulator-rule match="(lem | rdg)[@wit][ancestor::app]" select="
        fold-left(f:named(.)[f:collated(current()/ancestor::app[1])], $value, function($known, $name) {
          if (map:contains($known, $name)) then $known else map:put($known, $name, map:size($known) + 1)})"/>
  </xsl:accumulator>

  <!-- Returns the names of all witnesses that a document's readings name. -->
  <xsl:function name="f:witnesses-of" as="xs:string*">
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="map:keys($root/accumulator-after('f:witnesses'))"/>
  </xsl:function>

  <!-- Returns the states that stand for some witnesses. -->
  <xsl:function name="f:states-of" as="xs:string*">
    <xsl:param name="witnesses" as="xs:string*"/>
    <xsl:param name="root" as="node()"/>
    <xsl:variable name="known" as="map(xs:string, xs:integer)"
        select="$root/accumulator-after('f:witnesses')"/>
    <xsl:sequence select="
        sort($witnesses ! $known(.)[. le $f:most-witnesses]) ! ('w' || .)"/>
  </xsl:function>

  <!-- Returns whether an entry gives readings of witnesses in the place of the text they stand in. -->
  <xsl:function name="f:collated" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="not(f:located($app))"/>
  </xsl:function>

  <!-- Returns the names of the witnesses that a reading, or a point of one, names; a list of witnesses
       stands for all that are in it. -->
  <xsl:function name="f:named" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:for-each select="tokenize($element/@wit)">
      <xsl:variable name="name" as="xs:string" select="(replace(., '^.*#', '')[. ne ''], .)[1]"/>
      <xsl:variable name="witness" as="element()?"
          select="key('f:siglum', $name, root($element))[1]"/>
      <xsl:sequence select="
          if ($witness[self::listWit]) then $witness/descendant::witness ! string((@xml:id, @n)[1])
          else ($witness/@xml:id, $name)[1] ! string()"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:key name="f:siglum" match="witness | listWit" use="@xml:id, @n"/>

  <!-- Returns the witnesses that a point within a reading is about: those it names, or the reading does. -->
  <xsl:function name="f:concerned" as="xs:string*">
    <xsl:param name="point" as="element()"/>
    <xsl:sequence select="($point, $point/ancestor::*[self::lem or self::rdg])[@wit][last()] ! f:named(.)"/>
  </xsl:function>

  <!-- Returns for each witness that an entry's readings name the number of the first that names it. -->
  <xsl:function name="f:shares" as="map(xs:string, xs:integer)">
    <xsl:param name="readings" as="element()*"/>
    <xsl:sequence select="
        map:merge(
          (1 to count($readings)) ! (let $number := . return f:named($readings[$number]) ! map:entry(., $number)),
          map{'duplicates': 'use-first'})"/>
  </xsl:function>

  <!-- Returns the witnesses that do not have the reading of an entry that stands in the text: where it
       names its own, all others; else those that another reading names. -->
  <xsl:function name="f:differing" as="xs:string*">
    <xsl:param name="base" as="element()"/>
    <xsl:variable name="readings" as="element()*" select="f:readings-of($base/ancestor::app[1])"/>
    <xsl:variable name="shares" as="map(xs:string, xs:integer)" select="f:shares($readings)"/>
    <xsl:variable name="number" as="xs:integer" select="count($readings[. &lt;&lt; $base]) + 1"/>
    <xsl:sequence select="
        (if (exists(f:named($base))) then f:witnesses-of(root($base)) else map:keys($shares))[not($shares(.) = $number)]"/>
  </xsl:function>

  <!-- The readings that are not in the text, ready to stand in it: each for its witnesses alone. -->
  <xsl:template name="f:readings-in-place" as="element()*">
    <xsl:variable name="base" as="element()?" select="f:base(.)"/>
    <xsl:variable name="readings" as="element()*" select="f:readings-of(.)[exists($base)]"/>
    <xsl:variable name="shares" as="map(xs:string, xs:integer)" select="f:shares($readings)"/>
    <xsl:for-each select="$readings">
      <xsl:variable name="number" as="xs:integer" select="position()"/>
      <xsl:variable name="states" as="xs:string*"
          select="f:states-of(map:keys($shares)[$shares(.) eq $number], root())"/>
      <xsl:if test="exists($states) and node() and not(. is $base)">
        <xsl:call-template name="f:stand-in">
          <xsl:with-param name="states" select="$states"/>
          <xsl:with-param name="content" as="node()*">
            <xsl:apply-templates mode="m:html"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
    <xsl:variable name="unrecorded" as="xs:string*" select="
        if (exists($base ! f:named(.))) then f:states-of(f:differing($base)[not(map:contains($shares, .))], root())
        else ()"/>
    <xsl:if test="exists($unrecorded)">
      <xsl:call-template name="f:stand-in">
        <xsl:with-param name="states" select="$unrecorded"/>
        <xsl:with-param name="content" as="element()">
          <span class="sign" data-generated="" title="{f:label('unrecorded.why')}">
            <xsl:value-of select="f:label('unrecorded')"/>
          </span>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
