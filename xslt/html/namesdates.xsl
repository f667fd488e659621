<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 14, Names, dates, people, and places. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- A name leads to its entry, or to an authority's; without a target it is marked, and no link. -->
  <xsl:template match="persName | orgName | placeName | geogName | objectName | eventName | name | rs
        | settlement | region | country | district | bloc | geogFeat | repository | institution
        | origPlace" mode="m:html" as="node()*">
    <xsl:call-template name="f:linked">
      <xsl:with-param name="targets" select="f:targets((@ref, @key)[f:targets(.)][1])"/>
      <xsl:with-param name="class" select="'name'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="forename | surname | roleName | addName | genName | nameLink | offset
        | persPronouns" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="(forename | surname | roleName | addName)[@ref]" mode="m:html" priority="1"
      as="node()*">
    <xsl:call-template name="f:linked">
      <xsl:with-param name="targets" select="f:targets(@ref)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A date: for machines as far as HTML can say it, for readers a way to the chronology. -->
  <xsl:template match="date | time | docDate | origDate" mode="m:html" as="element()">
    <xsl:variable name="datetime" as="xs:string?" select="f:datetime((@when, @when-iso)[1])"/>
    <xsl:element name="{if ($datetime and not(f:block(.))) then 'time' else f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:if test="$datetime and not(f:block(.))">
        <xsl:attribute name="datetime" select="$datetime"/>
      </xsl:if>
      <xsl:sequence select="f:date-hint(.)"/>
      <xsl:choose>
        <xsl:when test="f:dated(.) and not(f:holds-links(.))">
          <a href="{f:link('chronology.html')}#ui-{f:datetime(@when)}">
            <xsl:apply-templates mode="#current"/>
          </a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="#current"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <!-- Returns whether a date has its day in the chronology. -->
  <xsl:function name="f:dated" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($edition/c:edition/c:chronology)
        and exists($element/(self::date | self::origDate)[ancestor::text]
          [ancestor::p | ancestor::ab | ancestor::head | ancestor::note | ancestor::item | ancestor::l
            | ancestor::cell | ancestor::dateline | ancestor::opener | ancestor::closer
            | ancestor::signed | ancestor::salute | ancestor::stage]
          [not(ancestor::*[@ref or @key or @target] or ancestor::bibl or ancestor::choice or ancestor::app
            or ancestor::del or ancestor::fw)]
          /@when ! f:datetime(.)[matches(., '^[0-9]{4}(-|$)')])"/>
  </xsl:function>

  <!-- Returns the date that attributes give, in words. -->
  <xsl:function name="f:date-said" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="from" as="attribute()?" select="$date/(@from, @from-iso)[1]"/>
    <xsl:variable name="to" as="attribute()?" select="$date/(@to, @to-iso)[1]"/>
    <xsl:sequence select="
        string-join((
          ($date/(@when, @when-iso)[normalize-space() ne ''])[1] ! f:date-words(.),
          ($from ! (f:date-words(.) || ' – ' || f:date-words($to)))[exists($to)],
          ($from ! f:label-with('date.from', map{'date': f:date-words(.)}))[empty($to)],
          ($to ! f:label-with('date.to', map{'date': f:date-words(.)}))[empty($from)],
          $date/(@notBefore, @notBefore-iso)[1] ! f:label-with('date.after', map{'date': f:date-words(.)}),
          $date/(@notAfter, @notAfter-iso)[1] ! f:label-with('date.before', map{'date': f:date-words(.)})), '; ')"/>
  </xsl:function>

  <!-- Returns, as a title, the date that the words of the text stand for. -->
  <xsl:function name="f:date-hint" as="attribute()?">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="
        string-join((f:date-said($date)[. ne ''], $date/@cert ! f:label-with('certainty', map{'degree': string(.)})), '; ')"/>
    <xsl:if test="$words ne '' and $words ne normalize-space($date)">
      <xsl:attribute name="title" select="$words"/>
    </xsl:if>
  </xsl:function>

  <!-- Lists of persons, organisations, places and the like, where a document holds them. -->
  <xsl:template match="listPerson | listOrg | listPlace | listEvent | listNym | listObject
        | listRelation | personGrp" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="person | persona | org | place | event | nym | object | relation" mode="m:html"
      as="element()">
    <dl>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'entry'"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="." mode="m:entry"/>
    </dl>
  </xsl:template>

  <!-- What is said of a person, an organisation or a place. -->
  <xsl:template match="birth | death | floruit | age | sex | gender | occupation | affiliation | education
        | faith | nationality | residence | socecStatus | langKnowledge | langKnown | state | trait
        | location | geo | population | climate | terrain | objectIdentifier" mode="m:html"
      as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <!-- A relation is said by its attributes, and perhaps described. -->
  <xsl:template match="relation" mode="m:html" priority="1" as="element()+">
    <p data-generated="">
      <xsl:if test="not(normalize-space())">
        <xsl:apply-templates select="." mode="m:attributes"/>
      </xsl:if>
      <xsl:value-of select="
          string-join((@name, @ref)[1], ' ') || ': '
          || string-join((f:who(@active), f:who(@mutual)), ', ') || (' → ' || f:who(@passive))[current()/@passive]"/>
    </p>
    <xsl:if test="normalize-space()">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
