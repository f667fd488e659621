<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 3.12, Bibliographic citations. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="bibl" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="listBibl" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="head" mode="#current"/>
      <ul>
        <xsl:for-each select="* except head">
          <li>
            <xsl:apply-templates select="." mode="#current"/>
          </li>
        </xsl:for-each>
      </ul>
    </div>
  </xsl:template>

  <!-- Structured citations: the pieces in their order, with the marks of a bibliography between them;
       an entry of a list ends with a stop. -->
  <xsl:template match="biblStruct | biblFull" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:pieces"/>
    </div>
  </xsl:template>

  <xsl:template match="biblStruct[f:cites(.)] | biblFull[f:cites(.)]" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:citation"/>
      <xsl:sequence select="f:stop(.)[. ne ''] ! f:generated('separator', .)"/>
    </div>
  </xsl:template>

  <xsl:template match="bibl[f:cites(.)] | analytic[f:cites(.)] | monogr[f:cites(.)] | series[f:cites(.)]
        | imprint[f:cites(.)] | biblFull/titleStmt[f:cites(.)] | biblFull/editionStmt[f:cites(.)]
        | biblFull/publicationStmt[f:cites(.)] | biblFull/notesStmt[f:cites(.)]" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:citation"/>
      <xsl:if test="self::bibl/parent::listBibl">
        <xsl:sequence select="f:stop(.)[. ne ''] ! f:generated('separator', .)"/>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:template match="analytic | monogr | series | imprint" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:pieces"/>
    </xsl:element>
  </xsl:template>

  <!-- The pieces of a citation. -->
  <xsl:template name="f:citation" as="node()*">
    <xsl:variable name="pieces" as="element()*" select="f:cited(.)"/>
    <xsl:for-each select="$pieces">
      <xsl:variable name="number" as="xs:integer" select="position()"/>
      <xsl:if test="$number gt 1">
        <xsl:sequence select="f:generated('separator', f:between($pieces[$number - 1], .))"/>
      </xsl:if>
      <xsl:sequence select="(self::biblScope | self::citedRange)/f:unit-before(.)[. ne ''] ! f:generated('unit', .)"/>
      <xsl:sequence select="self::idno/f:scheme(.)[. ne ''] ! f:generated('scheme', .)"/>
      <xsl:apply-templates select="." mode="m:html"/>
      <xsl:sequence select="(self::date | self::editor)/f:part-after(., $pieces[$number + 1])[. ne ''] ! f:generated('part', .)"/>
    </xsl:for-each>
  </xsl:template>

  <!-- What an empty piece says by its attributes. -->
  <xsl:template match="date[f:implied(.) ne ''][f:cites(..)] | biblScope[f:implied(.) ne ''][f:cites(..)]
        | citedRange[f:implied(.) ne ''][f:cites(..)]" mode="m:html" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:value-of select="f:implied(.)"/>
    </span>
  </xsl:template>

  <xsl:template match="title" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'cite')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- The title of what is part of something greater stands between quotation marks. -->
  <xsl:template match="title[@level = ('a', 'u')][not(f:marked(.))][not(f:block(.))]" mode="m:html"
      priority="1" as="element()">
    <q>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </q>
  </xsl:template>

  <xsl:template match="title[@level = ('a', 'u')][@xml:lang][not(f:marked(.))][not(f:block(.))]" mode="m:html"
      priority="1.5" as="element()">
    <xsl:call-template name="f:quoted-phrase"/>
  </xsl:template>

  <xsl:template match="title[@ref][not(f:block(.))]" mode="m:html" priority="2" as="node()*">
    <xsl:variable name="target" as="element(c:target)?" select="f:targets(@ref)[1]"/>
    <xsl:choose>
      <xsl:when test="f:href($target) and not(f:holds-links(.))">
        <a class="to-entry" href="{f:href($target)}">
          <xsl:if test="$target/@kind eq 'work'">
            <xsl:attribute name="role" select="'doc-biblioref'"/>
          </xsl:if>
          <xsl:next-match/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="author | editor | resp | publisher | pubPlace | biblScope
        | citedRange | edition | extent | textLang | meeting | sponsor | funder | principal
        | relatedItem | distributor | authority" mode="m:html" as="node()*">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:pieces"/>
    </xsl:element>
  </xsl:template>

  <!-- The number of an edition close to its year, "1989" and a raised "15": no number of both. -->
  <xsl:template match="edition[matches(f:end(preceding-sibling::node()[1]), '[0-9]')]" mode="m:html"
      priority="1" as="element()+">
    <xsl:sequence select="f:unseen(' ')"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- Who did what: the mark between the two is the edition's where the source has none. -->
  <xsl:template match="respStmt" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:pieces"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="respStmt[*[2]][not(text()[normalize-space()])][not(f:cites(..))]" mode="m:html" priority="1" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:for-each select="*">
        <xsl:variable name="before" as="element()?" select="preceding-sibling::*[1]"/>
        <xsl:variable name="words" as="xs:string" select="normalize-space($before)"/>
        <xsl:variable name="closed" as="xs:boolean" select="
            f:end($words) = (':', ',', ';') or (some $word in ('by', 'von', 'par', 'durch') satisfies ends-with($words, $word))"/>
        <xsl:if test="$before">
          <xsl:sequence select="
              f:generated('separator', if ($closed) then ' ' else if ($before/self::resp and not(self::resp)) then ': ' else ', ')"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="m:html"/>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="author[@ref] | editor[@ref] | publisher[@ref] | pubPlace[@ref]" mode="m:html" as="node()*">
    <xsl:call-template name="f:linked">
      <xsl:with-param name="targets" select="f:targets(@ref)"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
