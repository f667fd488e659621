<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 2, The TEI header: what it says of the text, of its source and of its encoding, as
     rows. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- What the reader asks first comes first; what the page has said already is not said again. -->
  <xsl:template match="teiHeader" mode="m:header" as="element()*">
    <xsl:param name="said" as="xs:string*" select="()"/>
    <xsl:variable name="file" as="element()*" select="fileDesc ! f:statements(.)"/>
    <xsl:variable name="groups" as="array(element()*)*" select="
        [$file[not(ancestor-or-self::sourceDesc)][not(parent::titleStmt and normalize-space() = $said)]],
        [$file[ancestor-or-self::sourceDesc]],
        [profileDesc ! f:statements(.)],
        [encodingDesc ! f:statements(.)],
        [(* except (fileDesc | profileDesc | encodingDesc)) ! f:statements(.)]"/>
    <xsl:for-each select="$groups">
      <xsl:if test="exists(?1[f:tells(.)])">
        <dl>
          <xsl:call-template name="f:rows">
            <xsl:with-param name="elements" select="?1"/>
          </xsl:call-template>
        </dl>
      </xsl:if>
    </xsl:for-each>
    <xsl:if test="text()[normalize-space()]">
      <dl>
        <dt data-generated=""><xsl:value-of select="f:called(.)"/></dt>
        <dd><xsl:apply-templates select="text()" mode="m:html"/></dd>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- Returns what a part of the header states, each piece for itself; what is no part of a header as TEI
       has it is a piece as well. The summary stands at the head of the page. -->
  <xsl:function name="f:statements" as="element()*">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="
        if ($part/self::teiHeader or $part/self::xenoData
          or $part/self::abstract[parent::profileDesc/parent::teiHeader[not(parent::teiHeader)]]) then ()
        else if ($part[not(text()[normalize-space()])]/(self::fileDesc | self::titleStmt | self::editionStmt
          | self::publicationStmt | self::notesStmt | self::sourceDesc | self::encodingDesc
          | self::profileDesc)) then $part/* ! f:statements(.)
        else $part"/>
  </xsl:function>

  <!-- The header where the text itself holds one: an example of a corpus, a quoted document. -->
  <xsl:template match="teiHeader" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="." mode="m:header"/>
    </div>
  </xsl:template>

  <!-- What has no more to say than its name and its words. -->
  <xsl:template match="abstract | appInfo | application | availability | calendar | calendarDesc | catDesc
        | category | catRef | change | citeData | citeStructure | classCode | classDecl | conversion
        | correction | cRefPattern | creation
        | editionStmt | editorialDecl | encodingDesc | fileDesc | geoDecl | handNote | hyphenation
        | interpretation | keywords | langUsage | language | listPrefixDef | namespace | normalization
        | notesStmt | prefixDef | profileDesc | projectDesc | publicationStmt | punctuation | quotation
        | refsDecl | refState | rendition | samplingDecl | schemaRef | scriptNote | segmentation
        | seriesStmt | sourceDesc | stdVals | styleDefDecl | tagsDecl | tagUsage | taxonomy | textClass
        | titleStmt | unitDecl | unitDef" mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <xsl:template match="seriesStmt[f:cites(.)]" mode="m:html" priority="1" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:citation"/>
    </span>
  </xsl:template>

  <!-- What their attributes say. -->
  <xsl:template match="application | language | prefixDef | refState | tagUsage | namespace | calendar
        | citeStructure | citeData | cRefPattern | conversion | schemaRef | styleDefDecl | unitDef"
      mode="m:said" as="element()?">
    <xsl:variable name="words" as="xs:string" select="
        string-join((@ident, @version, @gi, @name, @unit, @delim, @match, @matchPattern, @use, @property,
          @occurs, @scheme, @replacementPattern, @fromUnit, @toUnit, @formula, @key), ' ')"/>
    <xsl:sequence select="f:generated('value', $words || ' ')[$words ne '']"/>
  </xsl:template>

  <xsl:template match="catRef" mode="m:said" as="element()?">
    <xsl:sequence select="f:generated('value', string-join(tokenize(@target)
        ! (f:category(., current()), replace(., '^.*#', ''))[1], ', ') || ' ')"/>
  </xsl:template>

  <xsl:key name="f:category" match="category" use="@xml:id"/>

  <!-- Returns the words of the category that a pointer leads to, here or in another file. -->
  <xsl:function name="f:category" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="from" as="element()"/>
    <xsl:sequence select="
        (key('f:category', replace($pointer, '^#', ''), root($from))[1]/catDesc[1]
            ! f:reading-text(node())[. ne ''],
          $context/c:context/c:category[@pointer = $pointer]/string())[1]"/>
  </xsl:function>

  <!-- Keywords, with commas between them. -->
  <xsl:template match="keywords[*[2]][term][not(text()[normalize-space()])]" mode="m:html" priority="1" as="node()+">
    <span>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'piece'"/>
      </xsl:apply-templates>
      <xsl:for-each select="*">
        <xsl:if test="position() gt 1">
          <xsl:sequence select="f:generated('separator', ', ')"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="m:html"/>
      </xsl:for-each>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A keyword is no technical term of a text. -->
  <xsl:template match="keywords//term" mode="m:html" priority="0.9" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- A language: its name, and how much of the text is in it. -->
  <xsl:template match="language[normalize-space()]" mode="m:said" priority="1" as="empty-sequence()"/>

  <xsl:template match="language[@usage]" mode="m:html" priority="1" as="node()+">
    <xsl:next-match/>
    <xsl:sequence select="f:generated('when', '(' || @usage || ' %) ')"/>
  </xsl:template>

  <!-- A taxonomy is a tree of categories, which need no label each. -->
  <xsl:template match="langUsage/language | taxonomy/* | category/*" mode="m:label" priority="1" as="empty-sequence()"/>

  <!-- Foreign metadata is for machines, … -->
  <xsl:template match="xenoData" mode="m:html" as="empty-sequence()"/>

  <!-- … unless it stands among what is said of the text. -->
  <xsl:template match="standOff//xenoData" mode="m:html" priority="1" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="licence" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'piece'"/>
      </xsl:apply-templates>
      <xsl:choose>
        <xsl:when test="f:web-address(@target) and not(f:holds-links(.)) and normalize-space()">
          <a rel="license" href="{f:web-address(@target)}">
            <xsl:apply-templates mode="#current"/>
          </a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="#current"/>
          <xsl:if test="f:web-address(@target)">
            <a rel="license" class="way" href="{f:web-address(@target)}" data-generated="">
              <xsl:value-of select="@target"/>
            </a>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <!-- The history of the encoding: what is said of all changes, and an item for each. -->
  <xsl:template match="revisionDesc | listChange" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="* except (change, listChange)" mode="#current"/>
      <xsl:where-populated>
        <ul>
          <xsl:apply-templates select="change | listChange" mode="m:revision"/>
        </ul>
      </xsl:where-populated>
    </div>
  </xsl:template>

  <xsl:template match="change" mode="m:revision" as="element()">
    <li>
      <xsl:apply-templates select="@xml:id" mode="m:attributes"/>
      <xsl:apply-templates select="@when, @who" mode="#current"/>
      <xsl:apply-templates mode="m:html"/>
    </li>
  </xsl:template>

  <xsl:template match="listChange" mode="m:revision" as="element()">
    <li>
      <xsl:apply-templates select="@when, @who" mode="#current"/>
      <xsl:apply-templates select="." mode="m:html"/>
    </li>
  </xsl:template>

  <xsl:template match="@when" mode="m:revision" as="node()*">
    <xsl:sequence select="f:generated('date', f:date-words(.) || ': ')"/>
  </xsl:template>

  <xsl:template match="@who" mode="m:revision" as="node()*">
    <xsl:sequence select="
f:generated('who', f:who(.) || ': ')"/>
  </xsl:template>

  <!-- Numbers of catalogues and authorities: an address of the web can be followed. -->
  <xsl:template match="idno" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:choose>
        <xsl:when test="f:authority(.) and not(*) and not(ancestor::ref)">
          <a href="{f:authority(.)}"><xsl:apply-templates mode="#current"/></a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="#current"/>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

</xsl:stylesheet>
