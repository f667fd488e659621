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

  <!-- Returns what an element is called, by its name and type. -->
  <xsl:function name="f:called" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="named" as="element()" select="$element/(self::p/parent::*, self::ab/parent::*, .)[1]"/>
    <xsl:variable name="name" as="xs:string" select="'element.' || local-name($named)"/>
    <xsl:variable name="type" as="xs:string?" select="($element/@type, $element/@role)[1]"/>
    <xsl:variable name="typed" as="xs:string?" select="$type ! f:known-label($name || '.' || .)"/>
    <xsl:sequence select="
        if ($typed) then $typed
        else (f:known-label($name), local-name($named))[1]
          || (if ($type) then ' (' || $type || ')' else '')"/>
  </xsl:function>

  <!-- Rows of a description list, one for each run of elements that are called the same. -->
  <xsl:template name="f:rows" as="element()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:for-each-group select="$elements[normalize-space() or f:says(.)]" group-adjacent="f:called(.)">
      <dt data-generated=""><xsl:value-of select="current-grouping-key()"/></dt>
      <xsl:for-each select="current-group()">
        <dd>
          <xsl:apply-templates select="." mode="m:value"/>
        </dd>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Returns whether an element without words says something by its attributes. -->
  <xsl:function name="f:says" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/descendant-or-self::*/(@when | @from | @to | @notBefore | @notAfter | @value
          | @target | @url | @quantity | @ident | @gi | @matchPattern | @degree | @mode))"/>
  </xsl:function>

  <!-- The value of a row is what the rules for the text make of the element, … -->
  <xsl:template match="*" mode="m:value" as="node()*">
    <xsl:apply-templates select="." mode="m:html"/>
  </xsl:template>

  <!-- … and an element without words shows its attributes. -->
  <xsl:template match="*[not(normalize-space())]" mode="m:value" as="node()*">
    <xsl:apply-templates select="." mode="m:html"/>
    <xsl:variable name="date" as="xs:string?" select="f:date-hint(.)"/>
    <span data-generated="">
      <xsl:value-of select="$date"/>
    </span>
  </xsl:template>

  <!-- A name that was in use for a time, and an event, with their dates. -->
  <xsl:template match="(persName | placeName | orgName | geogName | objectName | eventName | name | settlement | region
        | country | district | bloc | event)[normalize-space()]" mode="m:value" priority="1" as="node()*">
    <xsl:next-match/>
    <xsl:sequence select="f:dated-piece(.)"/>
  </xsl:template>

  <!-- An entry of a register, as rows. -->
  <xsl:template match="*" mode="m:entry" as="element()*">
    <xsl:call-template name="f:rows">
      <xsl:with-param name="elements" select="*"/>
    </xsl:call-template>
    <xsl:variable name="text" as="text()*" select="text()[normalize-space()]"/>
    <xsl:if test="exists($text)">
      <dt data-generated=""><xsl:value-of select="f:called(.)"/></dt>
      <dd><xsl:apply-templates select="$text" mode="m:html"/></dd>
    </xsl:if>
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
      <xsl:call-template name="f:pieces"/>
      <xsl:sequence select="f:dated-piece(.)"/>
    </xsl:element>
    <xsl:if test="$loose">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Returns, between brackets, the date of a piece that has words and does not say it. -->
  <xsl:function name="f:dated-piece" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="date" as="xs:string"
        select="string-join($element[normalize-space()][empty((date, origDate))] ! f:date-said(.))"/>
    <xsl:if test="$date ne '' and not(contains($element, $date))">
      <xsl:sequence select="f:generated('date', ' (' || $date || ')')"/>
    </xsl:if>
  </xsl:function>

  <!-- The label of a piece with words of its own, or with none that its attributes stand for, … -->
  <xsl:template match="*[text()[normalize-space()] or not(node())][f:known-label('element.' || local-name())]"
      mode="m:label" as="element()">
    <xsl:sequence select="f:generated('label', f:called(.) || ': ')"/>
  </xsl:template>

  <!-- … unless it is a row, which has its label before it. -->
  <xsl:template match="(person | persona | org | place | event | object | nym | fileDesc | titleStmt
        | editionStmt | publicationStmt | notesStmt | sourceDesc | encodingDesc | profileDesc
        | idno[@type])/*" mode="m:label" priority="1" as="empty-sequence()"/>

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
