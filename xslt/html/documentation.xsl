<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 23, Documentation elements: examples are shown as they are encoded, specifications as the
     reference of a grammar shows them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="*:egXML" mode="m:html" as="element()">
    <pre>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <code>
        <xsl:apply-templates mode="m:markup">
          <xsl:with-param name="margin" select="f:margin(.)" tunnel="yes"/>
        </xsl:apply-templates>
      </code>
    </pre>
  </xsl:template>

  <!-- Rules in the language of a schema. -->
  <xsl:template match="*[parent::content or parent::constraint or parent::datatype][not(namespace-uri() = ('', 'http://www.tei-c.org/ns/1.0'))]"
      mode="m:html" as="element()">
    <pre>
      <code>
        <xsl:apply-templates select="." mode="m:markup"/>
      </code>
    </pre>
  </xsl:template>

  <xsl:template match="*" mode="m:markup" as="node()*">
    <xsl:sequence select="f:sign(f:start-tag(.))"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:if test="node()">
      <xsl:sequence select="f:sign('&lt;/' || name() || '>')"/>
    </xsl:if>
  </xsl:template>

  <!-- What XML reserves is no word of the text. -->
  <xsl:template match="text()" mode="m:markup" as="node()*">
    <xsl:param name="margin" as="xs:integer" select="0" tunnel="yes"/>
    <xsl:variable name="text" as="xs:string" select="if (contains(., '&#10;')) then f:laid-out(., $margin) else string(.)"/>
    <xsl:for-each select="analyze-string($text, '[&amp;&lt;]')/*">
      <xsl:choose>
        <xsl:when test="self::*:match">
          <xsl:sequence select="f:sign(f:escaped(.))"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="."/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- Specifications: each piece on a line, after what it is and the name of what it specifies. -->
  <xsl:template match="altIdent | alternate | anyElement | attDef | attList | attRef | classes | classRef
        | classSpec | constraint | constraintSpec | content | dataFacet | dataRef | dataSpec | datatype
        | defaultVal | elementRef | elementSpec | empty | equiv | exemplum | listRef | macroRef
        | macroSpec | memberOf | model | modelGrp | modelSequence | moduleRef | moduleSpec
        | outputRendition | param | paramList | paramSpec | remarks | schemaSpec | sequence | specDesc
        | specGrp | specGrpRef | specList | textNode | valDesc | valItem | valList" mode="m:html"
      as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'specification'"/>
      </xsl:apply-templates>
      <span class="label" data-generated="">
        <xsl:value-of select="f:called(.) || ' '"/>
        <xsl:apply-templates select="." mode="m:specified"/>
      </span>
      <xsl:call-template name="f:pieces"/>
    </div>
  </xsl:template>

  <!-- The name of what is specified, as one writes it; then how often, and what more is said of it. -->
  <xsl:mode name="m:specified" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:specified" as="node()*">
    <xsl:variable name="name" as="xs:string"
        select="string-join((@ident, @key, @class, @name, @target), ' ')"/>
    <xsl:if test="$name ne ''">
      <code>
        <xsl:value-of select="
            if (self::elementSpec or self::elementRef or self::specDesc[matches(@key, '^[a-z]+[A-Za-z]*$')]) then '&lt;' || $name || '>'
            else if (self::attDef) then '@' || $name
            else $name"/>
      </code>
    </xsl:if>
    <xsl:value-of select="f:occurrence(.)"/>
    <xsl:variable name="more" as="xs:string*" select="
        @atts ! ('@' || replace(normalize-space(.), ' ', ' @')), @module, @mode[. ne 'add'],
        @usage ! (f:known-label('usage.' || .), string(.))[1], @start, @include, @except ! ('− ' || .), @value,
        @restriction, @behaviour, @predicate, @scheme[not(. = 'schematron')]"/>
    <xsl:value-of select="(' (' || string-join($more, ', ') || ')')[exists($more)] || ' '"/>
  </xsl:template>

  <!-- Returns how often a part of a content model may occur, by the signs of grammars. -->
  <xsl:function name="f:occurrence" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="least" as="xs:string" select="($element/@minOccurs/string(), '1')[1]"/>
    <xsl:variable name="most" as="xs:string" select="($element/@maxOccurs/string(), '1')[1]"/>
    <xsl:sequence select="
        if ($least eq '1' and $most eq '1') then ''
        else if ($least eq '0' and $most eq '1') then '?'
        else if ($least eq '0' and $most eq 'unbounded') then '*'
        else if ($least eq '1' and $most eq 'unbounded') then '+'
        else ' {' || $least || ',' || replace($most, 'unbounded', '') || '}'"/>
  </xsl:function>

</xsl:stylesheet>
