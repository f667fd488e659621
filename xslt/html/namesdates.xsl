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
      <xsl:with-param name="targets" select="let $named := f:targets(@ref) return if (exists($named)) then $named else f:targets(@key)"/>
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

  <xsl:template match="forename[@ref] | surname[@ref] | roleName[@ref] | addName[@ref]" mode="m:html" as="node()*">
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
          <a href="{f:day-link(f:datetime(@when))}">
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

  <!-- Returns, as a title, the date that the words of the text stand for. -->
  <xsl:function name="f:date-hint" as="attribute()?">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="
        string-join((f:date-limits($date)[. ne ''],
          $date/@cert ! f:label-with('certainty', map{'degree': string(.)})), '; ')"/>
    <xsl:if test="$words ne '' and $words ne normalize-space($date)">
      <xsl:attribute name="title" select="$words"/>
    </xsl:if>
  </xsl:function>

  <!-- Lists of persons, organisations, places and the like, where a document holds them. -->
  <xsl:template match="listPerson | listOrg | listPlace | listEvent | listNym | listObject
        | listRelation" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="person | personGrp | persona | org | place | event | nym | object" mode="m:html"
      as="element()">
    <dl>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'entry'"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="." mode="m:entry"/>
    </dl>
  </xsl:template>

  <!-- Of whom nothing is said but the name. -->
  <xsl:template match="person[f:only-named(.)] | personGrp[f:only-named(.)]" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="@sex ! f:generated('when', ' (' || f:sex-words(.) || ')')"/>
    </div>
  </xsl:template>

  <!-- Returns whether nothing but a name is said of somebody who takes part in the text. -->
  <xsl:function name="f:only-named" as="xs:boolean">
    <xsl:param name="person" as="element()"/>
    <xsl:sequence select="
        exists($person[*[1][self::persName or self::name]][not(*[2])]/ancestor::particDesc)"/>
  </xsl:function>

  <!-- What is said of a person, an organisation or a place. -->
  <xsl:template match="birth | death | floruit | age | sex | gender | occupation | affiliation | education
        | faith | nationality | residence | socecStatus | langKnowledge | langKnown | state | trait
        | location | population | climate | terrain | objectIdentifier" mode="m:html"
      as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <!-- A point on the earth can be looked up on a map. -->
  <xsl:template match="geo" mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
    <xsl:for-each select="f:coordinates(.)">
      <xsl:text> </xsl:text>
      <a class="way" data-generated=""
          href="https://www.openstreetmap.org/?mlat={substring-before(., ' ')}&amp;mlon={substring-after(., ' ')}#map=10/{translate(., ' ', '/')}">
        <xsl:value-of select="f:label('map')"/>
      </a>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns the latitude and the longitude of a point in degrees, with a space between them; nothing where
       it is another figure, or measured otherwise. -->
  <xsl:function name="f:coordinates" as="xs:string?">
    <xsl:param name="geo" as="element(geo)"/>
    <xsl:variable name="numbers" as="xs:string*" select="tokenize(normalize-space($geo), '[\s,;]+')"/>
    <xsl:sequence select="
        string-join($numbers, ' ')
          [count($numbers) eq 2][every $number in $numbers satisfies matches($number, '^-?[0-9]{1,3}(\.[0-9]+)?$')]
          [abs(xs:decimal($numbers[1])) le 90 and abs(xs:decimal($numbers[2])) le 180]
          [empty($geo/ancestor::ref)]"/>
  </xsl:function>

  <!-- A relation is said by its attributes, and perhaps described. -->
  <xsl:template match="relation" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <span class="label" data-generated="">
        <xsl:value-of select="f:sentence-case(f:in-words(replace((@name, @ref, f:called(.))[1], '^.*[#/:]', ''))) || ': '"/>
      </span>
      <span data-generated="">
        <xsl:value-of select="
            string-join((f:who(@active), f:who(@mutual)), ', ') || (' → ' || f:who(@passive))[current()/@passive]"/>
      </span>
      <xsl:sequence select="f:generated('when', ' (' || f:date-limits(.) || ')')[f:date-limits(current()) ne '']"/>
      <xsl:if test="normalize-space()">
        <xsl:text> </xsl:text>
        <xsl:call-template name="f:pieces"/>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- How well somebody knows a language. -->
  <xsl:template match="langKnown[@level]" mode="m:html" priority="1" as="node()+">
    <xsl:next-match/>
    <xsl:sequence select="f:generated('when', ' (' || f:in-words(@level) || ')')"/>
  </xsl:template>

  <xsl:template match="langKnown[not(@type or @role)]" mode="m:label" priority="1" as="empty-sequence()"/>

</xsl:stylesheet>
