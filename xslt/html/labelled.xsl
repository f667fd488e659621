<?xml version="1.0" encoding="UTF-8"?>
<!-- Structured information (headers, descriptions, entries): each piece with the name of what it
     is. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Rows of a description list, one for each run of elements that are called the same. -->
  <xsl:template name="f:rows" as="element()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:for-each-group select="$elements[f:tells(.)]" group-adjacent="f:called(.)">
      <dt data-generated=""><xsl:value-of select="current-grouping-key()"/></dt>
      <xsl:for-each select="current-group()">
        <dd>
          <xsl:apply-templates select="." mode="m:value"/>
        </dd>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Returns whether an element says something, in words or by its attributes. -->
  <xsl:function name="f:tells" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/descendant::text()[normalize-space()]) or f:says($element)"/>
  </xsl:function>

  <!-- Returns whether an element without words says something by its attributes. -->
  <xsl:function name="f:says" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/descendant-or-self::*/(@when | @from | @to | @notBefore | @notAfter | @value
          | @target | @url | @quantity | @atLeast | @min | @columns | @ruledLines | @writtenLines | @mainLang | @ident | @gi | @matchPattern | @degree | @mode))"/>
  </xsl:function>

  <!-- The value of a row is what the rules for the text make of the element, with the dates that only its
       attributes give, … -->
  <xsl:template match="*" mode="m:value" as="node()*">
    <xsl:variable name="when" as="xs:string" select="f:undated(.)"/>
    <xsl:variable name="first" as="xs:boolean" select="exists(self::birth | self::death)"/>
    <xsl:sequence select="f:generated('when', $when || ', ')[$when ne '' and $first]"/>
    <xsl:apply-templates select="." mode="m:html"/>
    <xsl:sequence select="f:generated('when', ' (' || $when || ')')[$when ne '' and not($first)]"/>
  </xsl:template>

  <!-- … and an element without words shows its attributes. -->
  <xsl:template match="*[not(normalize-space())]" mode="m:value" as="node()*">
    <xsl:apply-templates select="." mode="m:html"/>
    <span data-generated="">
      <xsl:value-of select="f:attribute-words(.)"/>
    </span>
  </xsl:template>

  <!-- An entry of a register, as rows: what it says, and what only its attributes say. -->
  <xsl:template match="*" mode="m:entry" as="element()*">
    <xsl:if test="self::event and f:date-limits(.) ne '' and not(date)">
      <dt data-generated=""><xsl:value-of select="f:label('element.date')"/></dt>
      <dd data-generated=""><xsl:value-of select="f:date-limits(.)"/></dd>
    </xsl:if>
    <xsl:call-template name="f:rows">
      <xsl:with-param name="elements" select="*"/>
    </xsl:call-template>
    <xsl:apply-templates select="@sex[not(../sex)], @age[not(../age)], @role, @where,
        @type[starts-with(local-name(current()/..), 'list')]" mode="#current"/>
    <xsl:variable name="text" as="text()*" select="text()[normalize-space()]"/>
    <xsl:if test="exists($text)">
      <dt data-generated=""><xsl:value-of select="f:called(.)"/></dt>
      <dd><xsl:apply-templates select="$text" mode="m:html"/></dd>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@sex | @age | @role | @where | @type" mode="m:entry" as="element()+">
    <dt data-generated=""><xsl:value-of select="f:label('attribute.' || name())"/></dt>
    <dd data-generated="">
      <xsl:value-of select="
          if (self::attribute(sex)) then f:sex-words(.) else if (self::attribute(where)) then f:who(.) else f:in-words(.)"/>
    </dd>
  </xsl:template>

  <!-- A piece of structured information within another: on a line of its own and with its label where
       the other holds no words, else a phrase. -->
  <xsl:template name="f:labelled" as="node()+">
    <xsl:variable name="loose" as="xs:boolean" select="empty(../text()[normalize-space()])"/>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'piece'[$loose]"/>
      </xsl:apply-templates>
      <xsl:if test="$loose">
        <xsl:apply-templates select="." mode="m:label"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="m:said"/>
      <xsl:apply-templates select="." mode="m:pieces"/>
      <xsl:sequence select="f:unit-of(.)"/>
      <xsl:apply-templates select="." mode="m:when"/>
    </xsl:element>
    <xsl:if test="$loose">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The label of a piece with words of its own, in a paragraph perhaps, or with none that its attributes
       stand for, … -->
  <xsl:template match="*[text()[normalize-space()] or not(node()) and f:says(.)
        or *[1][self::p or self::ab or self::formula][normalize-space()]
        or self::dimensions[normalize-space() or f:says(.)]
        or self::material or self::origin[*][normalize-space()]][f:known-label('element.' || local-name())]"
      mode="m:label" as="element()">
    <xsl:sequence select="f:generated('label', f:called(.) || ': ')"/>
  </xsl:template>

  <!-- … unless it is a row, which has its label before it. -->
  <xsl:template match="(person | persona | personGrp | org | place | event | object | nym | fileDesc | titleStmt
        | editionStmt | publicationStmt | notesStmt | sourceDesc | encodingDesc | profileDesc
        | idno[@type])/*" mode="m:label" priority="1" as="empty-sequence()"/>

  <!-- The dates that only its attributes give; in a row they stand with its value. -->
  <xsl:template match="*" mode="m:when" as="element()?">
    <xsl:variable name="when" as="xs:string" select="f:undated(.)"/>
    <xsl:sequence select="f:generated('when', ' (' || $when || ')')[$when ne '' and current()/normalize-space() ne '']"/>
  </xsl:template>

  <xsl:template match="(person | persona | personGrp | org | place | event | object | nym | fileDesc | titleStmt
        | editionStmt | publicationStmt | notesStmt | sourceDesc | encodingDesc | profileDesc)/*" mode="m:when" priority="1"
      as="empty-sequence()"/>

  <!-- … and an event in the history of a manuscript begins with them. -->
  <xsl:template match="provenance | acquisition | custEvent | binding | seal" mode="m:when" priority="1"
      as="empty-sequence()"/>

  <xsl:template match="*" mode="m:pieces" as="node()*">
    <xsl:call-template name="f:pieces"/>
  </xsl:template>

  <!-- Dates and places of a statement have commas between them where the source has nothing. -->
  <xsl:template match="(birth | death | floruit | residence | location | origin | creation | correspAction | setting
        | placeName)[*[2]][not(text()[normalize-space()])]
        [every $piece in * satisfies $piece/(self::date | self::placeName | self::settlement | self::district
          | self::region | self::country | self::bloc | self::persName | self::orgName | self::geogName)]"
      mode="m:pieces" as="node()*">
    <xsl:for-each select="*[normalize-space()]">
      <xsl:if test="position() gt 1">
        <xsl:sequence select="f:generated('separator', ', ')"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="m:html"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The content of a piece; where it has no words of its own, a space parts the pieces in it. -->
  <xsl:template name="f:pieces" as="node()*">
    <xsl:variable name="loose" as="xs:boolean" select="empty(text()[normalize-space()])"/>
    <xsl:for-each select="node()">
      <xsl:apply-templates select="." mode="m:html"/>
      <xsl:if test="$loose and self::* and following-sibling::node()[1][self::*]">
        <xsl:text> </xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
