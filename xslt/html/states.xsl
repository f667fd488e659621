<?xml version="1.0" encoding="UTF-8"?>
<!-- Reading states: in which of them an element is not read (data-not), or alone is (data-only).
     The states are
       source, edited  the wording of the source, or the editor's;
       first, last     what was written first, or last;
       w1, w2 …        a witness of the apparatus.
     assets/views.css and assets/witnesses.css hide what is not read; nothing else does. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The states in which an element is not read. -->
  <xsl:mode name="m:unread" on-no-match="deep-skip" on-multiple-match="fail"/>

  <!-- Returns states as an attribute of what is not read in them. -->
  <xsl:function name="f:not" as="attribute()?">
    <xsl:param name="states" as="xs:string*"/>
    <xsl:if test="exists($states)">
      <xsl:attribute name="data-not" select="distinct-values($states)"/>
    </xsl:if>
  </xsl:function>

  <!-- Wording: of the alternatives of a choice one is read in each. -->
  <xsl:template match="choice/*" mode="m:unread" priority="1" as="xs:string*">
    <xsl:sequence select="
        'source'[not(current() is f:source-reading(current()/..))],
        'edited'[not(current() is f:reading(current()/..))]"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- Returns the alternative that is the source's, or as good as any where none is marked so. -->
  <xsl:function name="f:source-reading" as="element()?">
    <xsl:param name="choice" as="element()"/>
    <xsl:sequence select="
        ($choice/(sic | orig | abbr | am), $choice/(* except (corr | reg | expan | ex | supplied)),
          f:reading($choice))[1]"/>
  </xsl:function>

  <xsl:template match="ex | supplied" mode="m:unread" as="xs:string">source</xsl:template>

  <xsl:template match="surplus | am[ancestor::expan]" mode="m:unread" as="xs:string">edited</xsl:template>

  <!-- Changes: what was struck out and what was put in, unless that was undone. -->
  <xsl:template match="del" mode="m:unread" as="xs:string?">
    <xsl:sequence select="'last'[not(f:undone(current()))]"/>
  </xsl:template>

  <xsl:template match="add" mode="m:unread" as="xs:string+">
    <xsl:sequence select="'first', 'last'[f:undone(current())]"/>
  </xsl:template>

  <!-- Marks say how to read, and are not read, but for those that stand for what is left out. -->
  <xsl:template match="metamark[not(parent::ellipsis)]" mode="m:unread" as="xs:string+">
    <xsl:sequence select="'first', 'last'"/>
  </xsl:template>

  <!-- Returns whether a change has been taken back, for good. -->
  <xsl:function name="f:undone" as="xs:boolean">
    <xsl:param name="change" as="element()"/>
    <xsl:variable name="last" as="element()?"
        select="$change/@xml:id ! key('f:reconsidered', ., root($change))[last()]"/>
    <xsl:sequence select="
        exists($last[self::undo])
        or empty($last) and exists($change[self::del]/ancestor::*[self::restore or self::del][1][self::restore])"/>
  </xsl:function>

  <xsl:key name="f:reconsidered" match="undo | redo" use="tokenize(@target) ! substring-after(., '#')"/>

  <!-- A reading in the text is read in the witnesses that have it. -->
  <xsl:template match="(lem | rdg)[ancestor::app]" mode="m:unread" as="xs:string*">
    <xsl:variable name="app" as="element()" select="ancestor::app[1]"/>
    <xsl:if test=". is f:base($app) and f:collated($app)">
      <xsl:sequence select="f:states-of(f:differing(.), root())"/>
    </xsl:if>
  </xsl:template>

  <!-- What is read in some states alone, in the place of an element: hidden in all others, whether or
       not there are style sheets, and no second place of what it quotes. -->
  <xsl:template name="f:stand-in" as="element()">
    <xsl:param name="states" as="xs:string+"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="@xml:lang" mode="m:attributes"/>
      <xsl:attribute name="hidden" select="'hidden'"/>
      <xsl:attribute name="data-generated"/>
      <xsl:attribute name="data-only" select="$states"/>
      <xsl:sequence select="f:without-ids($content)"/>
    </xsl:element>
  </xsl:template>

  <!-- Stretches of text between two points, whatever elements they cut across. -->
  <xsl:template match="text()[$f:has-stretches][map:size(accumulator-before('f:stretches')) gt 0][normalize-space()]"
      mode="m:html" priority="30" as="element()">
    <xsl:variable name="unread" as="xs:string*"
        select="sort(distinct-values(map:keys(accumulator-before('f:stretches')) ! tokenize(.)[1]))"/>
    <xsl:element name="{if ($unread = 'last') then 'del' else if ($unread = 'first') then 'ins' else 'span'}">
      <xsl:sequence select="f:not($unread)"/>
      <xsl:next-match/>
    </xsl:element>
  </xsl:template>

  <!-- Whether there are such points in the document. -->
  <xsl:variable name="f:has-stretches" as="xs:boolean" select="exists(key('f:stretches', true()))"/>

  <xsl:key name="f:stretches" use="true()"
      match="delSpan | addSpan | lacunaStart | lacunaEnd | witStart | witEnd"/>

  <!-- The states in which a point of the text is not read, each with the end of the stretch. -->
  <xsl:accumulator name="f:stretches" as="map(xs:string, xs:string)" initial-value="map{}">
    <xsl:accumulator-rule match="text[. is root()/descendant::text[1]]" select="
        map:merge(f:states-of(f:late(root()), root()) ! map:entry(., ''))"/>
    <xsl:accumulator-rule match="delSpan[f:ended(.)]" select="
        map:put($value, 'last ' || substring-after(@spanTo, '#'), '')"/>
    <xsl:accumulator-rule match="addSpan[f:ended(.)]" select="
        map:put($value, 'first ' || substring-after(@spanTo, '#'), '')"/>
    <xsl:accumulator-rule match="*[@xml:id]" select="
        if (map:size($value) eq 0) then $value
        else map:remove($value, ('first', 'last') ! (. || ' ' || current()/@xml:id))"/>
    <xsl:accumulator-rule match="lacunaStart | witEnd" phase="end" select="
        map:merge(($value, f:states-of(f:concerned(.), root()) ! map:entry(., '')))"/>
    <xsl:accumulator-rule match="lacunaEnd | witStart" select="
        map:remove($value, f:states-of(f:concerned(.), root()))"/>
  </xsl:accumulator>

  <!-- Returns whether a stretch has an end that comes after its beginning. -->
  <xsl:function name="f:ended" as="xs:boolean">
    <xsl:param name="start" as="element()"/>
    <xsl:sequence select="exists(id(substring-after($start/@spanTo, '#'), root($start))[. >> $start])"/>
  </xsl:function>

  <!-- Returns the witnesses that set in later than the text does. -->
  <xsl:function name="f:late" as="xs:string*">
    <xsl:param name="root" as="node()"/>
    <xsl:for-each-group group-by="f:concerned(.)"
        select="key('f:stretches', true(), $root)[not(self::delSpan or self::addSpan)]">
      <xsl:sequence select="current-grouping-key()[current-group()[1][self::witStart or self::lacunaEnd]]"/>
    </xsl:for-each-group>
  </xsl:function>

</xsl:stylesheet>
